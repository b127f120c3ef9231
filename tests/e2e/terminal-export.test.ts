import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync, strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { temporaryFolder } from '../support/launch-app.ts';
import { runTerminal } from '../support/run-terminal.ts';
import { textOfExport } from '../support/text-of-export.ts';

const resultSchema = z.object({
  status: z.string(),
  total: z.number(),
  completed: z.number(),
  files: z.number(),
  paths: z.array(z.string()).optional(),
});

const candidate = {
  fullName: 'Kwame Mensah-O’Brien',
  title: 'Cloud Architect',
  summary: 'Kwame Mensah-O’Brien built platforms at Aurelia Rail in May 2021. Write to kwame@mensah.dev.',
  contact: {
    email: 'kwame@mensah.dev',
    phone: '+33 6 12 34 56 78',
    profiles: [{ network: 'GitHub', username: 'kmensah', url: 'https://github.com/kmensah' }],
  },
  experience: [
    {
      company: 'Aurelia Rail',
      title: 'Lead',
      start: '2021',
      isCurrent: true,
      responsibilities: ['Mensah’s team moved 38 pipelines.'],
    },
    { company: 'Mensah Consulting', title: 'Owner', start: '2017', end: '2020', url: 'https://mensah.dev' },
  ],
};

/** What must be nowhere, in any spelling. */
const identifiers = /kwame|mensah|o.?brien|aurelia|12 ?34 ?56|github/iu;

/** Everything in a file, packed or not: parts of a DOCX with their names, streams of a PDF. */
const everythingIn = (path: string): string => {
  const bytes = new Uint8Array(readFileSync(path));
  if (path.endsWith('.docx')) {
    return Object.entries(unzipSync(bytes))
      .map(([name, part]) => name + (/\.(xml|rels)$/.test(name) ? strFromU8(part) : ''))
      .join('\n');
  }
  if (!path.endsWith('.pdf')) return strFromU8(bytes);
  const raw = Buffer.from(bytes).toString('latin1');
  // Text as UTF-16 in the document's own data (title, outline, alternative texts).
  const wide = [...raw.matchAll(/<(feff[0-9a-f]+)>/giu)].map(([, hex = '']) =>
    Buffer.from(hex.slice(4), 'hex').swap16().toString('utf16le'),
  );
  const streams = [...raw.matchAll(/stream\r?\n/gu)].map(({ index, 0: head }) => {
    try {
      return strFromU8(inflateSync(bytes.subarray(index + head.length + 2)), true);
    } catch {
      return '';
    }
  });
  return [raw, ...wide, ...streams].join('\n');
};

describe('dossier export (F6, F7)', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  const out = (name: string) => join(folder.path, name);
  const run = (...args: string[]) => runTerminal([...args, '--data-dir', out('data')]);

  beforeAll(async () => {
    folder = temporaryFolder();
    writeFileSync(out('candidate.json'), JSON.stringify(candidate));
    const drafts = ['Pitch', 'Pitch two'].map((title) => [
      'draft',
      '--kind',
      'competence-file',
      '--candidate',
      out('candidate.json'),
      '--out',
      out('drafts'),
      '--format',
      'md',
      '--title',
      title,
    ]);
    for (const draft of drafts) expect(await run(...draft)).toMatchObject({ exitCode: 0 });
  });
  afterAll(() => folder.remove());

  it('writes an anonymous document that holds no identifier in any byte of any format', async () => {
    const result = await run(
      'export',
      'Pitch',
      '--formats',
      'pdf,docx,html,md,txt,json',
      '--anonymise',
      '--hide-employers',
      '--out',
      out('anonymous'),
      '--json',
    );
    expect(result).toMatchObject({ exitCode: 0 });
    const { paths = [], ...rest } = resultSchema.parse(JSON.parse(result.stdout));
    expect(rest).toMatchObject({ status: 'completed', total: 1, completed: 1, files: 6 });
    expect(paths).toHaveLength(6);
    for (const path of paths) {
      expect(path.replace(folder.path, '')).not.toMatch(identifiers);
      expect(everythingIn(path).match(identifiers)?.[0] ?? null).toBeNull();
      const text = await textOfExport(path);
      expect(text).not.toMatch(identifiers);
      expect(text).toContain('K. M.-O.');
      expect(text).toContain('Company A');
      expect(text).toContain('May 2021');
    }
  });

  it('writes all into one ZIP, says how far it is, and never writes over a file', async () => {
    for (const name of ['one', 'two']) {
      const result = await run(
        'export',
        '--all',
        '--zip',
        '--formats',
        'md,pdf',
        '--theme',
        'Meridian',
        '--out',
        out('zip'),
        '--json',
      );
      expect([name, result.exitCode, result.stderr]).toEqual([name, 0, expect.stringContaining('2 of 2')]);
    }
    const names = readdirSync(out('zip')).toSorted();
    expect(names).toHaveLength(2);
    const [first = '', second = ''] = names.map((name) => join(out('zip'), name));
    expect(Object.keys(unzipSync(new Uint8Array(readFileSync(first)))).toSorted()).toEqual([
      'Pitch two.md',
      'Pitch two.pdf',
      'Pitch.md',
      'Pitch.pdf',
    ]);
    expect(readFileSync(second)).toEqual(readFileSync(first));
  });

  it('says what it can’t find, and what fits several', async () => {
    expect(await run('export', 'nothing', '--out', out('none'))).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('no document'),
    });
    expect(await run('export', 'Pit', '--out', out('none'))).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('could be 2'),
    });
    expect(await run('export', 'Pitch', '--theme', 'Neon', '--out', out('none'))).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('Meridian'),
    });
  });
});
