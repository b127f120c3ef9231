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
  const answers: FakeAnswer = (request, signal) =>
    answering(request.shape === undefined ? 'By the model.' : answer.fitting)(request, signal);
  return {
    ...app,
    /** Asks for the first drafts that are wanted; their jobs go on by themselves. */
    look: drafts.look,
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
      fake.next(answers);
      release();
    },
    /** The server takes calls again, but answers none before the returned function is called. */
    goOnlineSlowly: (): (() => void) => {
      let go = (): void => {};
      const gone = new Promise<void>((resolve) => {
        go = resolve;
      });
      fake.next(async function* (request, signal) {
        yield { type: 'sent' };
        await Promise.race([
          gone,
          new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
        ]);
        yield* answers(request, signal);
      });
      release();
      return go;
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
