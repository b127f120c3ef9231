import { AppFailure } from '#shared/model/app-error.ts';
import type { Terminal } from './terminal.ts';
import { exitCodes } from './terminal.ts';
import { errorLines, jsonText } from './terminal-text.ts';

/** A command's result: lines for people, one value for programs. */
export interface Report {
  readonly lines: readonly string[];
  /** What `--json` prints. */
  readonly value: unknown;
  readonly exitCode: number;
}

/** The report of a command that succeeded. */
export const succeeded = (value: unknown, lines: readonly string[]): Report => ({
  value,
  lines,
  exitCode: exitCodes.complete,
});

/** Makes a report and prints it; an AppFailure is printed as every command prints errors. Returns the exit code. */
export const printReport = async (
  make: () => Promise<Report>,
  { json }: { readonly json: boolean },
  terminal: Terminal,
): Promise<number> => {
  try {
    const { lines, value, exitCode } = await make();
    if (json) terminal.out(jsonText(value));
    else for (const line of lines) terminal.out(line);
    return exitCode;
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error;
    if (json) terminal.out(jsonText({ status: 'failed', error: error.error }));
    for (const line of errorLines(error.error)) terminal.err(line);
    return exitCodes.failed;
  }
};
