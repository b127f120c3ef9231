import { describe, expect, it } from 'vitest';
import { testStore } from '../../support/sqlite-store.ts';

describe('forms of new documents', () => {
  it('are kept one a kind, the last one saved, until they are removed', () => {
    const { formDrafts, database } = testStore();
    expect(formDrafts.get('competence-file')).toBeNull();
    formDrafts.save('competence-file', { candidate: { fullName: 'Zoé' }, rows: [1, null, 'x'] }, 1_000);
    formDrafts.save('other', { name: 'another kind' }, 1_500);
    formDrafts.save('competence-file', { candidate: null }, 2_000);
    expect(formDrafts.get('competence-file')).toEqual({ candidate: null });
    expect(database.connection.prepare('SELECT kind, saved_at FROM form_drafts ORDER BY kind').all()).toEqual([
      { kind: 'competence-file', saved_at: 2_000 },
      { kind: 'other', saved_at: 1_500 },
    ]);
    formDrafts.remove('competence-file', 2_500);
    expect(formDrafts.get('competence-file')).toBeNull();
    expect(formDrafts.get('other')).toEqual({ name: 'another kind' });
  });
});
