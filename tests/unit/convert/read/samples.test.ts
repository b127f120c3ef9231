import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCandidateFile } from '../../../../src-main/convert/read/candidate/parse-candidate-file.ts';
import { parseJobFile } from '../../../../src-main/convert/read/job/parse-job-file.ts';

const sample = (name: string) => ({
  name,
  text: readFileSync(new URL(`../../../../resources/samples/${name}`, import.meta.url), 'utf8'),
});

describe('the samples an empty library offers', () => {
  it('are understood whole, without a single note', () => {
    const candidate = parseCandidateFile(sample('candidate.json'));
    expect(candidate).toMatchObject({ ok: true, value: { format: 'dossier', notes: [] } });
    if (!candidate.ok) return;
    const { experience, education, certifications, languages } = candidate.value.value;
    expect([experience, education, certifications, languages].map((list) => list.length)).toEqual([6, 2, 4, 3]);
  });

  it('describe the same job as JSON and as text', () => {
    const json = parseJobFile(sample('job.json'));
    const text = parseJobFile(sample('job.txt'));
    if (!json.ok || !text.ok) throw new Error('not read');
    expect([...json.value.notes, ...text.value.notes]).toEqual([]);
    expect(json.value.value.requirements).toHaveLength(9);
    for (const key of ['title', 'company', 'summary', 'requirements', 'responsibilities'] as const) {
      expect(text.value.value[key]).toEqual(json.value.value[key]);
    }
    const found = new Set(text.value.value.skills.map((skill) => skill.toLowerCase()));
    expect(json.value.value.skills.filter((skill) => !found.has(skill.toLowerCase()))).toEqual([]);
  });
});
