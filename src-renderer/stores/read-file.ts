import type { AppError, Result } from '#shared/model/app-error.ts';
import { err } from '#shared/model/app-error.ts';
import { maxFileBytes, maxFileMegabytes } from '#shared/model/source-file.ts';

/** The bytes of a file that was dropped or picked; the errors are those of importing. */
export const readFile = async (file: File): Promise<Result<Uint8Array>> => {
  const fail = (error: Omit<AppError, 'file'>) => err({ ...error, file: file.name });
  // What the importer would refuse is refused here already, so that a huge file never crosses the boundary.
  if (file.size > maxFileBytes) {
    return fail({ code: 'input.too-large', message: `The file is larger than ${maxFileMegabytes} MB.` });
  }
  if (file.size === 0) return fail({ code: 'input.empty', message: 'The file is empty.' });
  try {
    return { ok: true, value: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    // A folder that was dropped, or a file that vanished: the browser only says that it can't be read.
    return fail({ code: 'input.unsupported-file', message: 'This cannot be read as a file.' });
  }
};
