import { fork } from 'node:child_process';
import type { ConvertChild } from '../../../src-main/platform/convert-process.ts';

/** A conversion process under plain Node, with the channel that Electron's utility processes have. */
export const forkNodeChild = (workerPath: string, execArgv: string[]): ConvertChild => {
  const child = fork(workerPath, [], {
    execArgv,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return {
    postMessage: (message) => {
      // Whatever is posted here is an object; only the type of the channel is wider.
      child.send(message as object);
    },
    on: (event: string, listener: ((message: unknown) => void) | ((code: number) => void)) => child.on(event, listener),
    kill: () => child.kill('SIGKILL'),
  };
};
