import type { AppError } from '#shared/model/app-error.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import type { Effect } from '#shared/model/effect.ts';
import type { ConversionInput, Convert } from '../../convert/conversions.ts';
import type { Outcome } from '../../queue/outcome.ts';
import type { RunRow } from '../../storage/runs-store.ts';
import type { AppDeps } from '../ports.ts';

/** Inputs up to this many characters of JSON are worked on in a frame or two; a CV of ten pages has as many. */
const mostHere = 20_000;

interface LongDocument {
  readonly convert: Convert;
  /** What the conversion process opens it from. */
  readonly document: ConversionInput<'compose-step'>['document'];
}

/**
 * A document whose input is so long that the conversion process, which can be ended, works on it: this one answers the
 * window and the system meanwhile. Null for any other, and where there is no such process.
 *
 * @param most for work that takes long on shorter inputs already
 */
export const longDocument = (
  { store, convert }: Pick<AppDeps, 'store' | 'convert'>,
  run: RunRow,
  most = mostHere,
): LongDocument | null => {
  const stored = convert === undefined ? null : store.documents.head(run.documentId);
  const input = stored === null ? null : store.documents.inputText(stored.id);
  if (convert === undefined || stored === null || input === null || input.length <= most) return null;
  const { kindOptions, language, tone, length } = run.options;
  const context = { today: run.today, language, tone, length };
  return {
    convert,
    document: { runId: run.id, kind: stored.kind, input, options: kindOptions, context },
  };
};

/** What the user reads where the conversion process was ended: it says as little as it knows. */
const ends: Readonly<Partial<Record<AppError['code'], AppError>>> = {
  'job.crashed': {
    code: 'job.crashed',
    message: 'The process that works on long documents stopped, perhaps for want of memory.',
    action: 'Shorten what the document is made from, then draft it again.',
  },
  'job.timeout': {
    code: 'job.timeout',
    message: 'What this document is made from is so long that working on it took too much time.',
    action: 'Shorten it, then draft the document again.',
  },
};

/** The same promise; where the process was ended, its error says what that means for a document. */
export const endingClearly = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    const clear = error instanceof AppFailure ? ends[error.error.code] : undefined;
    throw clear === undefined ? error : new AppFailure(clear, { cause: error });
  }
};

/**
 * What becomes of a step whose work in the conversion process failed; null for an error that isn't one of its ends. A
 * process that stopped may have been ended from outside, so the step is tried again as often as any; one that took too
 * long would again.
 */
export const outcomeOfEnd = (failure: unknown): Outcome<Effect> | null => {
  if (!(failure instanceof AppFailure)) return null;
  const { error } = failure;
  if (error.code === 'job.cancelled') return { type: 'released', effects: [] };
  return { type: error.code === 'job.crashed' ? 'retry' : 'failed', error, effects: [] };
};
