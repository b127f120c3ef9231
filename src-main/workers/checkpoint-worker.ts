import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import type { CheckpointAnswer } from '../storage/checkpointer.ts';
import { openCheckpointer } from '../storage/checkpointer.ts';

// Moves the write-ahead log of the store named by `workerData` into its file each time it is asked to, in a thread of its
// own: storage/checkpoint-thread.ts has the other end. Asked to close, it ends.

const port = parentPort;
if (port === null) throw new Error('this runs in a worker thread only');
const checkpointer = openCheckpointer(z.string().parse(workerData));

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';

const answer = async (): Promise<CheckpointAnswer> => {
  try {
    return { type: 'done', hasAll: await checkpointer.checkpoint() };
  } catch (error) {
    return { type: 'failed', code: codeOf(error) };
  }
};

port.on('message', (order: unknown) => {
  if (order === 'checkpoint') {
    void answer().then((said) => port.postMessage(said));
  } else {
    void checkpointer.close().then(() => port.close());
  }
});
