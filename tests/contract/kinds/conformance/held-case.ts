import { watchForFirstDrafts } from '../../../../src-main/app/drafting/first-drafts.watch.ts';
import { ProviderFault } from '../../../../src-main/providers/provider-fault.ts';
import type { SectionId } from '../../../../src-shared/model/ids.ts';
import type { FakeAnswer } from '../../../support/fake-model.ts';
import { answering, createFakeModel } from '../../../support/fake-model.ts';
import { openCase } from './case-app.ts';
import type { DataAnswer, KindCase } from './kind-case.ts';

const offline: FakeAnswer = () => {
  throw new ProviderFault('offline', 'refused');
};

/** A case whose server is out of reach until it is let online: it answers texts with the same text then. */
export const openHeldCase = (facts: KindCase, answer: DataAnswer, options: Parameters<typeof openCase>[1] = {}) => {
  const fake = createFakeModel([offline]);
  const app = openCase(facts, { ...options, models: [fake] });
  const { connection } = app.store.database;
  const drafts = watchForFirstDrafts(app.deps, (error) => app.unexpected.push(error));
  const release = (): void => {
    for (const { lane, holdReason } of app.store.lanes.all()) {
      if (holdReason !== null) app.store.queue.release(lane, app.time.now());
    }
  };
  return {
    ...app,
    fake,
    release,
    /** Has the embedded drafter write what waits, and lets it end. */
    lookAtHeld: async (): Promise<void> => {
      await drafts.look();
      // Real turns of the event loop, which the drafter gives way to between texts.
      for (let turn = 0; turn < 50; turn += 1) {
        await app.time.advance(1);
        await app.deps.turn();
      }
    },
    goOnline: (): void => {
      fake.next((request, signal) =>
        answering(request.shape === undefined ? 'By the model.' : answer.fitting)(request, signal),
      );
      release();
    },
    /** What an edit of the user's leaves in the store. */
    edit: (id: SectionId, content: string): void => {
      connection
        .prepare("UPDATE sections SET content = ?, origin = 'user', revision = revision + 1 WHERE id = ?")
        .run(content, id);
    },
    lock: (id: SectionId): void => {
      connection.prepare('UPDATE sections SET is_locked = 1 WHERE id = ?').run(id);
    },
  };
};
