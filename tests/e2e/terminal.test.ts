import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runRecordSchema } from '../../src-shared/model/run.ts';
import { launchApp, temporaryFolder } from '../support/launch-app.ts';
import { runTerminal } from '../support/run-terminal.ts';
import { textOfExport } from '../support/text-of-export.ts';

const sampleCandidate = join(import.meta.dirname, '../../resources/samples/candidate.json');
const sampleJob = join(import.meta.dirname, '../../resources/samples/job.txt');
const realCv = join(import.meta.dirname, '../../node_modules/@jsonresume/sample-data/complete-resume.json');

describe('dossier draft (F11)', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  const draft = (args: readonly string[], options: Parameters<typeof runTerminal>[1] = {}) =>
    runTerminal(
      [
        'draft',
        '--kind',
        'competence-file',
        '--data-dir',
        join(folder.path, 'data'),
        '--out',
        join(folder.path, 'out'),
        ...args,
      ],
      options,
    );
  const script = (steps: unknown) => {
    const path = join(folder.path, 'script.json');
    writeFileSync(path, JSON.stringify(steps));
    return { DOSSIER_SCRIPTED_PROVIDER: path };
  };

  it('drafts, exports every format and prints the record of A6 and nothing else with --json', async () => {
    const result = await draft(['--candidate', sampleCandidate, '--job', sampleJob, '--json']);
    expect(result).toMatchObject({ exitCode: 0 });
    const record = runRecordSchema.parse(JSON.parse(result.stdout));
    expect(record).toMatchObject({
      status: 'completed',
      provider: 'embedded',
      concurrency: 3,
      totals: { sections: 14, failed: 0 },
    });
    expect(record.files.map(({ format }) => format)).toEqual(['pdf', 'docx', 'md', 'json']);
    for (const { path } of record.files) expect(readFileSync(path).length).toBeGreaterThan(500);
    const exported = record.files.find(({ format }) => format === 'json');
    expect(runRecordSchema.parse(JSON.parse(readFileSync(exported?.path ?? '', 'utf8')))).toMatchObject({
      runId: record.runId,
      sections: record.sections,
    });
  });

  it('drafts a real CV in JSON Resume; every employer, role, date and certificate is in every file (A1, A2)', async () => {
    const { exitCode, stdout } = await draft(['--candidate', realCv]);
    expect(exitCode).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.filter((line) => line.startsWith('  done')).length).toBeGreaterThan(11);
    const entry = z.object({
      name: z.string(),
      position: z.string(),
      startDate: z.string(),
      endDate: z.string().optional(),
    });
    const cv = z
      .object({ work: z.array(entry).min(3), certificates: z.array(z.object({ name: z.string(), date: z.string() })) })
      .parse(JSON.parse(readFileSync(realCv, 'utf8')));
    const month = (date: string) =>
      new Date(date).toLocaleDateString('en', { month: 'short', year: 'numeric', timeZone: 'UTC' });
    const facts = [
      ...cv.work.flatMap(({ name, position, startDate, endDate }) => [
        name,
        position,
        month(startDate),
        endDate ? month(endDate) : 'present',
      ]),
      ...cv.certificates.flatMap(({ name, date }) => [name, month(date)]),
    ];
    for (const path of lines.slice(-4)) {
      const text = await textOfExport(path);
      expect(facts.filter((fact) => !text.includes(fact)).map((fact) => `${fact} in ${path}`)).toEqual([]);
    }
  });

  it('never overwrites a file that is there', async () => {
    for (let i = 0; i < 2; i++) {
      expect((await draft(['--candidate', sampleCandidate, '--format', 'md', '--title', 'Same: name?'])).exitCode).toBe(
        0,
      );
    }
    expect(readdirSync(join(folder.path, 'out')).sort()).toEqual(['Same name (2).md', 'Same name.md']);
  });

  it('is deterministic: the same input gives the same Markdown (F2)', async () => {
    for (let i = 0; i < 2; i++) await draft(['--candidate', sampleCandidate, '--job', sampleJob, '--format', 'md']);
    const files = readdirSync(join(folder.path, 'out')).map((name) =>
      readFileSync(join(folder.path, 'out', name), 'utf8'),
    );
    expect(files).toHaveLength(2);
    expect(files[0]).toBe(files[1]);
  });

  it('ends with 3 for a partial draft and says which section failed and why (A4)', async () => {
    const env = script({ education: [{ do: 'fail', fault: 'refused' }] });
    const args = ['--candidate', sampleCandidate, '--provider', 'scripted', '--format', 'md', '--json'];
    const { exitCode, stdout } = await draft(args, { env });
    expect(exitCode).toBe(3);
    const record = runRecordSchema.parse(JSON.parse(stdout));
    expect(record.status).toBe('partial');
    expect(record.sections.filter(({ success }) => !success)).toMatchObject([
      { key: 'education', error: { code: 'provider.refused' } },
    ]);
    expect(record.files).toHaveLength(1);
  });

  it('ends with 5 when the provider is out of reach, and the work stays queued for later (F1)', async () => {
    const env = script({ '*': [{ do: 'fail', fault: 'offline' }] });
    const args = ['--candidate', sampleCandidate, '--provider', 'scripted', '--json', '--wait', '1'];
    const held = await draft(args, { env });
    expect(held.exitCode).toBe(5);
    expect(runRecordSchema.parse(JSON.parse(held.stdout))).toMatchObject({ status: 'waiting' });
  });

  it('ends with 5 when --wait is over; other commands send no call of what was left, and the window finishes it (F4)', async () => {
    const slow = script({ '*': [{ do: 'answer', wordDelayMs: 40 }] });
    const args = ['--candidate', sampleCandidate, '--provider', 'scripted', '--json'];
    const first = await draft([...args, '--wait', '0.5'], { env: slow });
    expect(first.exitCode).toBe(5);
    const other = ['--candidate', sampleCandidate, '--provider', 'embedded', '--format', 'md'];
    const [out, data] = [join(folder.path, 'out'), join(folder.path, 'data')];
    for (const [name, result] of [
      ['draft', await draft([...other, '--title', 'Another'], { env: slow })],
      ['export', await runTerminal(['export', 'Another', '--out', out, '--data-dir', data, '--zip'], { env: slow })],
    ] as const) {
      expect([name, result.exitCode, result.stderr.includes('scripted call')]).toEqual([name, 0, false]);
    }
    const app = await launchApp(join(folder.path, 'data'), script({}));
    await app.page.getByText('14 of 14 sections').or(app.page.getByText('Ready to export')).first().waitFor();
    await app.close();
  });

  it.each([
    [['--candidate', 'nowhere.json'], 1, /nowhere\.json does not exist/],
    [['--candidate', '@broken'], 1, /broken\.json.*line 1/s],
    [['--candidate', '@typed'], 1, /experience/],
    [[], 2, /--candidate is missing/],
    [['--candidate', '@broken', '--format', 'doc'], 2, /--format/],
    [['--candidate', '@broken', '--provider', 'Who?'], 2, /--provider takes/],
    [['--candidate', '@broken', '--base-url', 'http://models.example.com/v1'], 2, /--base-url takes https/],
    [['--candidate', '@broken', '--base-url', 'http://169.254.169.254/v1'], 2, /--base-url names a host/],
    [['--candidate', '@broken', '--provider', 'embedded', '--model', 'x'], 2, /--model/],
    [['--candidate', '@broken', '--max-retries', 'x'], 2, /--max-retries/],
    [['--candidate', '@broken', '--nonsense'], 2, /nonsense/],
  ])('answers %j with %i and says what is wrong', async (args, code, message) => {
    writeFileSync(join(folder.path, 'broken.json'), '{"fullName": ');
    writeFileSync(join(folder.path, 'typed.json'), '{"fullName": "A", "experience": 7}');
    const named = args.map((arg) => (arg.startsWith('@') ? join(folder.path, `${arg.slice(1)}.json`) : arg));
    const { exitCode, stdout, stderr } = await draft(named);
    expect({ exitCode, stdout }).toEqual({ exitCode: code, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/ {4}at /);
  });

  it('uses the open window’s Dossier when that owns the data folder', async () => {
    const app = await launchApp(join(folder.path, 'data'));
    const { exitCode, stdout } = await draft([
      '--candidate',
      sampleCandidate,
      '--format',
      'md',
      '--title',
      'From the terminal',
    ]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('From the terminal.md');
    await app.page.getByText('From the terminal').first().waitFor();
    await app.close();
  });

  it('lets two commands share one data folder', async () => {
    const results = await Promise.all(
      [1, 2].map((n) => draft(['--candidate', sampleCandidate, '--format', 'md', '--title', `Run ${n}`])),
    );
    expect(results.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    expect(readdirSync(join(folder.path, 'out')).sort()).toEqual(['Run 1.md', 'Run 2.md']);
  });

  it('stops in order on SIGINT: what is open stays queued', async () => {
    const env = script({ '*': [{ do: 'answer', wordDelayMs: 60 }] });
    const { exitCode, stderr } = await draft(['--candidate', sampleCandidate, '--provider', 'scripted'], {
      env,
      onStderr: (text, kill) => {
        if (text.includes('scripted call')) kill('SIGINT');
      },
    });
    expect(exitCode).toBe(5);
    expect(stderr).toMatch(/stay queued/);
  });
});
