import { describe, expect, it } from 'vitest';
import { exportIdSchema } from '../../../src-shared/model/ids.ts';
import { addRun } from '../../support/sqlite-fixtures.ts';
import { startOfTime, storePlaces, testStore } from '../../support/sqlite-store.ts';

describe.each(storePlaces)('exports, %s', (place) => {
  it('are found again by their id and by their run, in the order in which they were written', () => {
    const store = testStore(place);
    const { documentId, runId } = addRun(store, 'file');
    const [pdf, md, draft] = ['z', 'a', 'm'].map((id) => exportIdSchema.parse(id));
    if (!pdf || !md || !draft) throw new Error('no ids');
    store.exports.insert({ id: pdf, documentId, runId, format: 'pdf', path: '/out/Ça va (2).pdf' }, startOfTime);
    store.exports.insert({ id: md, documentId, runId, format: 'md', path: '/out/x.md' }, startOfTime);
    store.exports.insert({ id: draft, documentId, runId: null, format: 'json', path: '/out/x.json' }, startOfTime);
    expect(store.exports.get(pdf)).toEqual({ format: 'pdf', path: '/out/Ça va (2).pdf' });
    expect(store.exports.ofRun(runId).map(({ format }) => format)).toEqual(['pdf', 'md']);
    expect(store.exports.get(exportIdSchema.parse('none'))).toBeNull();
  });

  it('are forgotten with their document', () => {
    const store = testStore(place);
    const { documentId, runId } = addRun(store, 'file');
    const id = exportIdSchema.parse('e');
    store.exports.insert({ id, documentId, runId, format: 'pdf', path: '/out/x.pdf' }, startOfTime);
    store.documents.remove([documentId], startOfTime);
    store.documents.purge(startOfTime + 1);
    expect(store.exports.get(id)).toBeNull();
  });
});
