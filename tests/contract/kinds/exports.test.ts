import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { getSample } from '../../../src-main/app/sources/get-sample.ts';
import { createSampleSource } from '../../../src-main/platform/sample-source.ts';
import { convertInProcess } from '../../support/convert/in-process.ts';
import { openCase } from './conformance/case-app.ts';
import { exportsWhole } from './conformance/exports-whole.ts';
import { kindCases } from './kind-cases.ts';

const resources = join(import.meta.dirname, '../../../resources');

describe.each(kindCases)('what is exported of a kind: %s', (name, facts) => {
  exportsWhole(facts);

  it.runIf(facts.sources.length > 0)('draws its sample, from the files that come with the app', async () => {
    const { input } = await getSample(createSampleSource(resources), convertInProcess)({ kind: name });
    expect(Object.keys(Object(input)).sort()).toEqual([...facts.sources].sort());
    const app = openCase({ ...facts, input });
    const documentId = app.begin('embedded');
    await app.untilEnded(documentId);
    const { status, sections } = app.document(documentId);
    expect(status).toBe('completed');
    expect(sections.filter(({ content }) => content === '')).toEqual([]);
  });
});
