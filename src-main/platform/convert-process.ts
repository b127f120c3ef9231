import type { AppError } from '#shared/model/app-error.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import type { ConvertInput, ConvertOutput, ConvertRequest, ConvertTaskName } from '../convert/convert-tasks.ts';
import { convertReplySchema, convertTasks } from '../convert/convert-tasks.ts';

/** What is needed of a child process: Electron's UtilityProcess is one as it stands. */
export interface ConvertChild {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
  readonly pid?: number | undefined;
}

export interface ConvertProcessOptions {
  /** The built worker. */
  readonly workerPath: string;
  /** Starts a process; `execArgv` are options for its Node. */
  fork(workerPath: string, execArgv: string[]): ConvertChild;
  /** How long one task may take before its process is ended; 30 s unless told. */
  readonly taskLimitMs?: number;
  /** How long the process is kept with nothing to do; 60 s unless told. */
  readonly idleLimitMs?: number;
}

export interface ConvertProcess {
  /**
   * Has one task done. Throws an AppFailure: the task's own, `job.crashed` when the process died of it, or `job.timeout`
   * when it took too long. Only the task that was running fails by that; those that wait go on in a new process.
   */
  run<T extends ConvertTaskName>(task: T, input: ConvertInput<T>): Promise<ConvertOutput<T>>;
  /** Ends the process; what runs or waits fails with `job.cancelled`. A later task starts another. */
  dispose(): void;
}

interface Waiting {
  readonly request: ConvertRequest;
  resolve(output: unknown): void;
  reject(failure: AppFailure): void;
}

/** How long a process that was asked to end may take before it is ended. */
const killGraceMs = 2_000;

/** Asks a process to end, and ends it if it doesn't: one that hangs or is stopped would outlive the app. */
const endProcess = (child: ConvertChild, graceMs: number): void => {
  const { pid } = child;
  const timer = setTimeout(() => {
    try {
      if (pid !== undefined) process.kill(pid, 'SIGKILL');
    } catch {
      // It is gone already.
    }
  }, graceMs);
  timer.unref();
  child.on('exit', () => clearTimeout(timer));
  child.kill();
};

const execArgv = ['--max-old-space-size=512'];

const errors = {
  crashed: {
    code: 'job.crashed',
    message: 'The converter stopped unexpectedly while it worked on this document.',
    action: 'Try again; the document itself is safe.',
  },
  timeout: {
    code: 'job.timeout',
    message: 'Converting this document took too long and was stopped.',
    action: 'Try again; the document itself is safe.',
  },
  cancelled: { code: 'job.cancelled', message: 'The app closed before the conversion was done.' },
} as const satisfies Record<string, AppError>;

/**
 * Makes the client of the conversion process: it starts one at the first task, gives it one task at a time, ends it
 * when a task hangs or when there is nothing to do, and starts another when needed.
 */
export const createConvertProcess = (options: ConvertProcessOptions): ConvertProcess => {
  const { workerPath, fork, taskLimitMs = 30_000, idleLimitMs = 60_000 } = options;
  const waiting: Waiting[] = [];
  let running: Waiting | undefined;
  let child: ConvertChild | undefined;
  let timer: NodeJS.Timeout | undefined;
  let nextId = 1;

  /** Forgets the child before it is killed, so that its late words and its exit concern nobody. */
  const dropChild = (): void => {
    const dropped = child;
    child = undefined;
    if (dropped !== undefined) endProcess(dropped, killGraceMs);
  };

  const settle = (end: (task: Waiting) => void): void => {
    clearTimeout(timer);
    const settled = running;
    running = undefined;
    if (settled !== undefined) end(settled);
    startNext();
  };

  const startChild = (): ConvertChild => {
    const started = fork(workerPath, execArgv);
    started.on('message', (message) => {
      const reply = convertReplySchema.safeParse(message);
      if (child !== started || !reply.success || reply.data.id !== running?.request.id) return;
      const { data } = reply;
      settle((task) => (data.ok ? task.resolve(data.output) : task.reject(new AppFailure(data.error))));
    });
    started.on('exit', () => {
      if (child !== started) return;
      child = undefined;
      settle((task) => task.reject(new AppFailure(errors.crashed)));
    });
    return started;
  };

  const startNext = (): void => {
    if (running !== undefined) return;
    running = waiting.shift();
    if (running === undefined) {
      clearTimeout(timer);
      timer = setTimeout(dropChild, idleLimitMs);
      timer.unref();
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(() => {
      dropChild();
      settle((task) => task.reject(new AppFailure(errors.timeout)));
    }, taskLimitMs);
    try {
      child ??= startChild();
      child.postMessage(running.request);
    } catch (cause) {
      dropChild();
      settle((task) => task.reject(new AppFailure(errors.crashed, { cause })));
    }
  };

  const run = async <T extends ConvertTaskName>(task: T, input: ConvertInput<T>): Promise<ConvertOutput<T>> => {
    const output = await new Promise<unknown>((resolve, reject) => {
      waiting.push({ request: { id: nextId++, task, input }, resolve, reject });
      startNext();
    });
    // The table pairs each task with its output, which the compiler can't follow through a generic key.
    return convertTasks[task].output.parse(output) as ConvertOutput<T>;
  };

  const dispose = (): void => {
    const abandoned = [...(running === undefined ? [] : [running]), ...waiting.splice(0)];
    running = undefined;
    clearTimeout(timer);
    dropChild();
    for (const task of abandoned) task.reject(new AppFailure(errors.cancelled));
  };

  return { run, dispose };
};
