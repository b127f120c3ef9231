import { labelText } from '#shared/kinds/label-text.ts';
import type { AppError } from '#shared/model/app-error.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import type { RunRecord } from '#shared/model/run.ts';
import type { SectionView } from '#shared/model/section.ts';
import type { StepView } from '#shared/model/step.ts';
import type { Client } from '../client.ts';
import { callOrThrow, OwnerLost } from '../client.ts';
import type { CommandContext } from '../command-context.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { exitCodeFor, exitCodes } from '../terminal/terminal.ts';
import { errorLines, jsonText, printable } from '../terminal/terminal-text.ts';
import { momentText } from '../terminal/time-text.ts';
import { awaitDraft, awayPatienceMs } from './await-draft.ts';
import type { DraftArguments } from './draft-arguments.ts';
import type { StartedRun } from './start-draft.ts';
import { startDraft } from './start-draft.ts';

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** One line for a section that has ended. */
const sectionLine = (section: SectionView): string => {
  const { state } = section;
  const title = printable(labelText(section.label, 'en'));
  switch (state.type) {
    case 'drafted':
      return `  done    ${title} (${seconds(state.processingTimeMs)})${section.hasSource ? '' : ', nothing in the sources'}`;
    case 'failed':
      return `  failed  ${title}: ${printable(state.error.message)}`;
    case 'cancelled':
      return `  stopped ${title}`;
    case 'empty':
      return `  ${section.data === null ? 'empty ' : 'found '}  ${title}`;
    case 'edited':
    case 'waiting':
    case 'drafting':
      return `  ${state.type.padEnd(7)} ${title}`;
  }
};

/** One line for a step that writes no section, and has ended. */
const stepLine = ({ label, state, error }: StepView): string => {
  const title = printable(labelText(label, 'en'));
  if (state === 'completed') return `  done    ${title}`;
  return state === 'failed' ? `  failed  ${title}: ${printable(error?.message ?? '')}` : `  stopped ${title}`;
};

/** Reports a draft that starts later. The command doesn't wait for it, so it writes no files. */
const saySchedule = ({ folder }: StartedRun, startAt: number, { json }: DraftArguments, terminal: Terminal): void => {
  if (!json) terminal.out(`Scheduled for ${momentText(startAt)}; Dossier drafts it when it runs then, or next after.`);
  terminal.err(
    `Nothing is written to ${printable(folder)} by itself: export the draft from the window when it is done.`,
  );
};

/** Follows the run to its end, or as far as it gets, and exports what there is. */
const finish = async (
  { documentId, runId, folder, variant }: StartedRun,
  args: DraftArguments,
  client: Client,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<RunRecord> => {
  const say = (line: string) => {
    if (!args.json) terminal.out(line);
  };
  const document = await awaitDraft(client, documentId, {
    waitMs: args.wait === undefined ? undefined : args.wait * 1000,
    signal,
    onSection: (section) => say(sectionLine(section)),
    onStep: (step) => say(stepLine(step)),
    onAway: () =>
      terminal.err(
        `The server can't be reached. It goes on when the server is back; Ctrl+C leaves the work queued (as do ${Math.round(awayPatienceMs / 60_000)} minutes without it).`,
      ),
  });
  const { status } = await callOrThrow(client, 'run.get-record', { runId });
  const isWaiting = status === 'waiting';
  // First drafts have filled what the model hasn't written yet, so the document is whole.
  const isFilled =
    isWaiting && document.sections.length > 0 && document.sections.every(({ content }) => content !== '');
  if (status === 'completed' || status === 'partial' || isFilled) {
    const exported = await callOrThrow(client, 'export.run-to-folder', {
      documentId,
      formats: args.format,
      variant,
      folder,
    });
    for (const { path } of exported.files) say(path);
  }
  if (isFilled) terminal.err('Written with first drafts of the embedded drafter where the model has not answered yet.');
  if (isWaiting) {
    const { waiting, running } = document.run?.counts ?? { waiting: 0, running: 0 };
    terminal.err(`Still waiting: ${waiting + running} sections stay queued and go on while Dossier’s window is open.`);
  }
  return callOrThrow(client, 'run.get-record', { runId });
};

const toAppError = (error: unknown): AppError => {
  if (error instanceof AppFailure) return error.error;
  throw error;
};

/** `dossier draft`: reads, drafts, exports, reports. Returns the exit code. Throws OwnerLost before the run is known of. */
export const draftCommand = async (args: DraftArguments, context: CommandContext): Promise<number> => {
  const { client, terminal, signal } = context;
  const report = (value: object, error?: AppError) => {
    if (args.json) terminal.out(jsonText(error ? { ...value, error } : value, 2));
    if (error) for (const line of errorLines(error)) terminal.err(line);
  };
  let started: StartedRun;
  try {
    started = await startDraft(args, context);
  } catch (error) {
    const appError = toAppError(error);
    // Whoever runs the command asks again, of the next owner.
    if (context.requestId !== undefined && appError.code === 'data.in-use') throw new OwnerLost(appError);
    report({ status: 'failed' }, appError);
    return exitCodes.failed;
  }
  try {
    if (args.startAt !== undefined) {
      saySchedule(started, args.startAt, args, terminal);
      report(await callOrThrow(client, 'run.get-record', { runId: started.runId }));
      return exitCodes.complete;
    }
    const record = await finish(started, args, client, terminal, signal);
    report(record);
    return exitCodeFor(record.status);
  } catch (error) {
    // The run is queued whatever failed: print its ids, so that nobody drafts it twice.
    const { documentId, runId } = started;
    const record = await client.call('run.get-record', { runId });
    report(record.ok ? record.value : { runId, documentId, status: 'waiting' }, toAppError(error));
    return record.ok ? exitCodes.failed : exitCodes.waiting;
  }
};
