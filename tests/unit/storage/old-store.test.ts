import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../src-main/storage/store.ts';
import { rowsOf, startOfTime, testFolder } from '../../support/sqlite-store.ts';

/** A store as version 4 wrote it: a finished document, one under way with a failure, and one that is to start tomorrow. */
const openOldStore = () => {
  const path = join(testFolder(), 'dossier.db');
  writeFileSync(path, gunzipSync(readFileSync(join(import.meta.dirname, '../../golden/storage/version-4.db.gz'))));
  const store = openStore(path, startOfTime);
  onTestFinished(() => store.database.close());
  return store;
};

const documentIds = (store: ReturnType<typeof openOldStore>) =>
  store.documents.page({ search: '', after: null, limit: 10 }).map(({ id }) => id);

describe('a store of the version before document kinds', () => {
  it('keeps every document, section and text', () => {
    const store = openOldStore();
    const ids = documentIds(store);
    expect(ids).toHaveLength(3);
    expect(store.sections.ofDocuments(ids)).toHaveLength(32);
    expect(store.documents.count('zoe lemaitre')).toBe(1);
  });

  it('has briefs, labels and roles for its sections, and a step for each', () => {
    const store = openOldStore();
    for (const id of documentIds(store)) {
      const sections = store.sections.ofDocuments([id]);
      const steps = store.steps.ofDocument(id);
      expect(steps.map(({ key }) => key)).toEqual(sections.map(({ key }) => key));
      expect(steps.map(({ jobId }) => jobId)).toEqual(sections.map(({ jobId }) => jobId));
      expect(steps.every(({ brief }) => brief !== null)).toBe(true);
      const summary = steps.find(({ key }) => key === 'experiences-summary');
      expect(summary?.waitsFor).toEqual(sections.flatMap(({ key, role }) => (role === 'entry' ? key : [])));
    }
  });

  it('names an experience by its number and its employer, also one whose name holds the separator', () => {
    const store = openOldStore();
    const labels = rowsOf(store, "SELECT DISTINCT label FROM sections WHERE key = 'experience-1'").map(({ label }) =>
      JSON.parse(String(label)),
    );
    expect(labels).toContainEqual({
      key: 'competence-file.named-experience',
      params: { number: 1, name: 'Société des Eaux · Lyon' },
    });
  });

  it('puts the options of the kind where kinds look for them', () => {
    const store = openOldStore();
    const options = store.runs.currentOf(documentIds(store)).map((run) => run.options.kindOptions);
    expect(options).toContainEqual({ experiences: 5, includeJobContext: true });
    expect(options).toContainEqual({ experiences: 'all', includeJobContext: true });
    expect(options).toContainEqual({ experiences: 1, includeJobContext: false });
  });
});
