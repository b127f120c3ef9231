import type { AppError } from '#shared/model/app-error.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import type {
  ConversionInput,
  ConversionName,
  ConversionOutput,
  ConversionRequest,
  Convert,
} from '../convert/conversions.ts';
import { conversionReplySchema, conversions } from '../convert/conversions.ts';

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
  /**
   * How long one conversion of something from outside may take before its process is ended; 30 s unless told. The user's own
   * documents, which may have hundreds of pages, have six times as long.
   */
  readonly limitMs?: number;
  /** How long the process is kept with nothing to do; 60 s unless told. */
  readonly idleLimitMs?: number;
}

export interface ConvertProcess {
  /**
   * Has one conversion done. Throws an AppFailure: its own, `job.crashed` when the process died of it, or `job.timeout`
   * when it took too long. Only the one that was running fails by that; those that wait go on in a new process. One that
   * its signal stops takes the process with it.
   */
  readonly convert: Convert;
  /** Ends the process; what runs or waits fails with `job.cancelled`. A later conversion starts another. */
  dispose(): void;
}

interface Waiting {
  readonly request: ConversionRequest;
  resolve(output: unknown): void;
  reject(reason: unknown): void;
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

/** How much longer than those the user's own documents may take. */
const ownDocuments = 6;

/**
 * Makes the client of the conversion process: it starts one at the first conversion, gives it one at a time, ends it when
 * one hangs or when there is nothing to do, and starts another when needed.
 */
export const createConvertProcess = (options: ConvertProcessOptions): ConvertProcess => {
  const { workerPath, fork, limitMs = 30_000, idleLimitMs = 60_000 } = options;
  const limitOf = (conversion: ConversionName): number =>
    conversions[conversion].isForeign ? limitMs : ownDocuments * limitMs;
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

  const settle = (end: (conversion: Waiting) => void): void => {
    clearTimeout(timer);
    const settled = running;
    running = undefined;
    if (settled !== undefined) end(settled);
    startNext();
  };

  const startChild = (): ConvertChild => {
    const started = fork(workerPath, execArgv);
    started.on('message', (message) => {
      const reply = conversionReplySchema.safeParse(message);
      if (child !== started || !reply.success || reply.data.id !== running?.request.id) return;
      const { data } = reply;
      settle((conversion) =>
        data.ok ? conversion.resolve(data.output) : conversion.reject(new AppFailure(data.error)),
      );
    });
    started.on('exit', () => {
      if (child !== started) return;
      child = undefined;
      settle((conversion) => conversion.reject(new AppFailure(errors.crashed)));
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
      settle((conversion) => conversion.reject(new AppFailure(errors.timeout)));
    }, limitOf(running.request.conversion));
    try {
      child ??= startChild();
      child.postMessage(running.request);
    } catch (cause) {
      dropChild();
      settle((conversion) => conversion.reject(new AppFailure(errors.crashed, { cause })));
    }
  };

  /** Ends one conversion, running or waiting; the process can't be asked to stop, so a running one ends with it. */
  const abort = (one: Waiting, reason: unknown): void => {
    if (running === one) {
      dropChild();
      settle((conversion) => conversion.reject(reason));
    } else if (waiting.includes(one)) {
      waiting.splice(waiting.indexOf(one), 1);
      one.reject(reason);
    }
  };

  const ask = (request: ConversionRequest, signal: AbortSignal | undefined): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const one: Waiting = {
        request,
        resolve: (output) => {
          signal?.removeEventListener('abort', stop);
          resolve(output);
        },
        reject: (reason) => {
          signal?.removeEventListener('abort', stop);
          reject(reason);
        },
      };
      const stop = () => abort(one, signal?.reason);
      signal?.addEventListener('abort', stop);
      waiting.push(one);
      startNext();
    });

  const convert: Convert = async <T extends ConversionName>(
    conversion: T,
    input: ConversionInput<T>,
    signal?: AbortSignal,
  ): Promise<ConversionOutput<T>> => {
    signal?.throwIfAborted();
    const output = await ask({ id: nextId++, conversion, input }, signal);
    // The table pairs each conversion with its output, which the compiler can't follow through a generic key.
    return conversions[conversion].output.parse(output) as ConversionOutput<T>;
  };

  const dispose = (): void => {
    const abandoned = [...(running === undefined ? [] : [running]), ...waiting.splice(0)];
    running = undefined;
    clearTimeout(timer);
    dropChild();
    for (const conversion of abandoned) conversion.reject(new AppFailure(errors.cancelled));
  };

  return { convert, dispose };
};
