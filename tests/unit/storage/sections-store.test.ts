import { describe, expect, it } from 'vitest';
import { addRun, claimNext, draftOf, settlement, settleOne } from '../../support/sqlite-fixtures.ts';
import { rowsOf, startOfTime, storePlaces, testStore } from '../../support/sqlite-store.ts';

const versionsSql = `SELECT revision, is_proposal AS isProposal, content, claim_no AS claimNo
  FROM section_versions ORDER BY created_at, revision`;

describe.each(storePlaces)('sections, %s', (place) => {
  const setUp = () => {
    const store = testStore(place);
    const run = addRun(store, 'file', 2);
    const [jobId] = run.jobIds;
    const [sectionId] = run.sectionIds;
    if (!jobId || !sectionId) throw new Error('no section');
    const put = (content: string, baseRevision: number, now: number, claimNo = 1) =>
      store.database.write(() => store.sections.putDraft(draftOf(run, content, baseRevision), { jobId, claimNo, now }));
    return { store, run, jobId, sectionId, put };
  };

  it('take drafted text, a revision further, and keep every version', () => {
    const { store, sectionId, put } = setUp();
    put('first', 0, startOfTime + 1);
    put('second', 1, startOfTime + 2, 2);
    expect(store.sections.get(sectionId)).toMatchObject({ content: 'second', revision: 2, origin: 'embedded' });
    expect(rowsOf(store, versionsSql)).toEqual([
      { revision: 1, isProposal: 0, content: 'first', claimNo: 1 },
      { revision: 2, isProposal: 0, content: 'second', claimNo: 2 },
    ]);
  });

  it('never lose what the user wrote meanwhile: the draft becomes a proposal (F5)', () => {
    const { store, sectionId, put } = setUp();
    store.database.connection
      .prepare("UPDATE sections SET content = 'mine', revision = 1, origin = 'user' WHERE id = ?")
      .run(sectionId);
    put('draft', 0, startOfTime + 1);
    expect(store.sections.get(sectionId)).toMatchObject({ content: 'mine', revision: 1, origin: 'user' });
    expect(rowsOf(store, versionsSql)).toEqual([{ revision: 1, isProposal: 1, content: 'draft', claimNo: 1 }]);
  });

  it('keep the draft of a locked section as a proposal, though its revision is the same (F5)', () => {
    const { store, sectionId, put } = setUp();
    put('drafted', 0, startOfTime + 1);
    store.database.connection.prepare('UPDATE sections SET is_locked = 1 WHERE id = ?').run(sectionId);
    put('again', 1, startOfTime + 2);
    expect(store.sections.get(sectionId)).toMatchObject({ content: 'drafted', revision: 1, isLocked: true });
    expect(rowsOf(store, versionsSql).map(({ content, isProposal }) => [content, isProposal])).toEqual([
      ['drafted', 0],
      ['again', 1],
    ]);
  });

  it('make their document the newest of the library', () => {
    const { store, run, put } = setUp();
    addRun(store, 'other');
    put('text', 0, startOfTime + 60);
    expect(store.documents.page({ search: '', after: null, limit: 1 })[0]?.id).toBe(run.documentId);
  });

  it('say how many of their lane go before them, and who holds it', () => {
    const { store, run } = setUp();
    const ahead = () => store.sections.ofDocuments([run.documentId]).map(({ jobsAhead }) => jobsAhead);
    expect(ahead()).toEqual([0, 1]);
    claimNext(store);
    expect(ahead()).toEqual([null, 0]);
    store.queue.hold('test@embedded', 'offline', null, startOfTime);
    expect(store.sections.ofDocuments([run.documentId]).map(({ holdReason }) => holdReason)).toEqual([
      'offline',
      'offline',
    ]);
  });

  it('outlive their jobs', () => {
    const { store, sectionId, put } = setUp();
    put('text', 0, startOfTime);
    store.database.connection.exec('DELETE FROM jobs');
    expect(store.sections.get(sectionId)).toMatchObject({ content: 'text', jobState: null, jobsAhead: null });
  });

  it('name the jobs of a run that ended without success, in the order of the document', () => {
    const { store, run } = setUp();
    const first = claimNext(store);
    settleOne(store, first, settlement(first), startOfTime);
    const second = claimNext(store);
    settleOne(store, second, settlement(second, { state: 'failed', attemptOutcome: 'failed' }), startOfTime);
    expect(store.sections.unfinishedJobs(run.runId)).toEqual([second.id]);
  });
});
