import { Worker } from 'node:worker_threads';
import type { Checkpointer } from './checkpointer.ts';
import { checkpointAnswerSchema } from './checkpointer.ts';

interface Asked {
  readonly resolve: (hasAll: boolean) => void;
  readonly reject: (error: Error) => void;
}

/** SQLite's code goes with it, so that whoever hears of it can tell a full disk from a broken one. */
const checkpointError = (code: string): Error => Object.assign(new Error(`the checkpoint failed (${code})`), { code });

/** The running thread: one question at a time. */
const startThread = (workerPath: string, path: string) => {
  const worker = new Worker(workerPath, { workerData: path });
  let asked: Asked | null = null;
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      hasEnded = true;
      asked?.reject(checkpointError('ended'));
      resolve();
    });
  });
  worker.on('message', (said: unknown) => {
    const answer = checkpointAnswerSchema.parse(said);
    if (answer.type === 'done') asked?.resolve(answer.hasAll);
    else asked?.reject(checkpointError(answer.code));
    asked = null;
  });
  // Its exit follows, which says all that matters.
  worker.on('error', () => {});
  // It has nothing to say that a process would have to wait for.
  worker.unref();
  return {
    hasEnded: () => hasEnded,
    ask: (): Promise<boolean> =>
      new Promise((resolve, reject) => {
        asked = { resolve, reject };
        worker.postMessage('checkpoint');
      }),
    end: (): Promise<void> => {
      worker.ref();
      worker.postMessage('close');
      return ended;
    },
  };
};

/**
 * Runs checkpoints in a thread of this process, where their waits for the disk hold nobody up. Of this process, because only
 * there SQLite's connections know of each other's locks. The thread starts with the first checkpoint, and anew if it died.
 *
 * @param workerPath the built checkpoint-worker
 * @param path of the store's file
 */
export const createCheckpointThread = (workerPath: string, path: string): Checkpointer => {
  let thread: ReturnType<typeof startThread> | null = null;
  return {
    checkpoint: () => {
      if (thread === null || thread.hasEnded()) thread = startThread(workerPath, path);
      return thread.ask();
    },
    close: async () => {
      if (thread !== null && !thread.hasEnded()) await thread.end();
    },
  };
};
