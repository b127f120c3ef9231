import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCandidateFile } from '../../../src-main/convert/read/candidate/parse-candidate-file.ts';
import { draft, inputOf, printed } from '../../unit/documents/support/drafting.ts';

const folder = import.meta.dirname;
const samples = join(folder, '../../../resources/samples');
const require = createRequire(import.meta.url);

const readJson = (path: string): { candidate: object; job?: object } => JSON.parse(readFileSync(path, 'utf8'));

const imported = (path: string): object => {
  const outcome = parseCandidateFile({ name: path, text: readFileSync(path, 'utf8') });
  if (!outcome.ok) throw new Error(`${path} can't be read: ${JSON.stringify(outcome)}`);
  return outcome.value.value;
};

const platformJob = {
  title: 'Senior Platform Engineer',
  requirements: [
    'Kubernetes and microservices in production',
    'Mentoring of junior engineers',
    'GraphQL APIs in Node.js',
  ],
  skills: ['Node.js', 'Kubernetes', 'Terraform'],
};

describe('competence files read like this (A2, F2)', () => {
  const inputs = readdirSync(join(folder, 'inputs')).filter((name) => name.endsWith('.json'));
  it.each(inputs)('%s', async (name) => {
    const { candidate, job } = readJson(join(folder, 'inputs', name));
    const text = printed(draft(inputOf(candidate, job)));
    await expect(text).toMatchFileSnapshot(join(folder, 'expected', name.replace(/json$/u, 'md')));
  });

  it('the sample consultant for the sample tender', async () => {
    const job: object = JSON.parse(readFileSync(join(samples, 'job.json'), 'utf8'));
    const text = printed(draft(inputOf(imported(join(samples, 'candidate.json')), job)));
    await expect(text).toMatchFileSnapshot(join(folder, 'expected', 'sample-tailored.md'));
  });

  it('the sample consultant without a job, all experiences', async () => {
    const text = printed(draft(inputOf(imported(join(samples, 'candidate.json'))), { experiences: 'all' }));
    await expect(text).toMatchFileSnapshot(join(folder, 'expected', 'sample-general.md'));
  });

  it.each(['complete-resume', 'resume-sample'])('the JSON Resume %s for a platform job', async (name) => {
    const path = require.resolve(`@jsonresume/sample-data/${name}.json`);
    const text = printed(draft(inputOf(imported(path), platformJob)));
    await expect(text).toMatchFileSnapshot(join(folder, 'expected', `json-resume-${name}.md`));
  });
});
