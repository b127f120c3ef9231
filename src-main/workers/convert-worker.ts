import type { AppError } from '#shared/model/app-error.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import type { ConversionReply } from '../convert/conversions.ts';
import { conversionRequestSchema } from '../convert/conversions.ts';
import { runConversion } from '../convert/run-conversion.ts';

/** The end of the channel to the process that started this one, as Electron's utility processes have it. */
interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

// Electron adds the port to `process` in a utility process; Node's own types don't know of it.
const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };

const reply = (message: ConversionReply): void => {
  if (parentPort !== undefined) parentPort.postMessage(message);
  else process.send?.(message);
};

const toAppError = (cause: unknown): AppError =>
  cause instanceof AppFailure
    ? cause.error
    : { code: 'internal', message: 'The document could not be converted.', action: 'Try again; nothing was lost.' };

/** What sort of error and where in the code; never its message, which may quote the candidate's data. */
const whereOf = (cause: unknown): string => {
  if (!(cause instanceof Error)) return 'unknown failure';
  const frames = cause.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [];
  return [cause.name, ...frames].join('\n');
};

const answer = async (message: unknown): Promise<void> => {
  const request = conversionRequestSchema.safeParse(message);
  // A message that isn't even a request has no id to answer to: the sender's time limit ends its wait.
  if (!request.success) return;
  const { id, conversion, input } = request.data;
  try {
    reply({ id, ok: true, output: await runConversion(conversion, input) });
  } catch (cause) {
    process.stderr.write(`${whereOf(cause)}\n`);
    reply({ id, ok: false, error: toAppError(cause) });
  }
};

/** One after another, in the order they came: two at once would only take memory from each other. */
let last: Promise<void> = Promise.resolve();
const enqueue = (message: unknown): void => {
  last = last.then(() => answer(message));
};

if (parentPort !== undefined) parentPort.on('message', ({ data }) => enqueue(data));
else process.on('message', enqueue);
// Without its parent it has no reason to be.
process.on('disconnect', () => process.exit(0));
