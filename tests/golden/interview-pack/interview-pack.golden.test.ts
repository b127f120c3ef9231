import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Json } from '#shared/model/json.ts';
import { getSample } from '../../../src-main/app/sources/get-sample.ts';
import { eraseKind } from '../../../src-main/documents/document-kind.ts';
import { interviewPack } from '../../../src-main/documents/interview-pack/interview-pack.ts';
import { createSampleSource } from '../../../src-main/platform/sample-source.ts';
import { draftWhole } from '../../contract/kinds/conformance/draft-whole.ts';
import { convertInProcess } from '../../support/convert/in-process.ts';
import { today } from '../../unit/documents/support/drafting.ts';

const folder = import.meta.dirname;
const kind = eraseKind(interviewPack);

const readJson = (path: string): Json => JSON.parse(readFileSync(path, 'utf8'));

/** A set with its answers as a reader sees it: each question under a line with what its section is. */
const printed = (input: Json): string => {
  const document = kind.open(input, { questions: 15, answers: 'all' }, { today });
  const { title } = document.describe();
  const sections = draftWhole(document).sections.map((section) => {
    const notes = [section.group, section.heading === null ? 'no heading' : `heading: ${section.heading}`];
    return `§ ${section.order} ${section.key} | ${notes.join(' | ')}\n\n${document.print(section)}\n`;
  });
  return [`${title}\n`, ...sections].join('\n');
};

describe('interview packs read like this (C1, F2)', () => {
  it('the sample consultant for the sample tender', async () => {
    const samples = createSampleSource(join(folder, '../../../resources'));
    const { input } = await getSample(samples, convertInProcess)({ kind: kind.name });
    await expect(printed(input)).toMatchFileSnapshot(join(folder, 'expected', 'sample.md'));
  });

  it('in French: a CV with a break, a short stay, a certificate of long ago, and a job that asks for more', async () => {
    const input = readJson(join(folder, 'inputs', 'french-gaps.json'));
    await expect(printed(input)).toMatchFileSnapshot(join(folder, 'expected', 'french-gaps.md'));
  });
});
