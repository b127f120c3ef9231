import { resolve } from 'node:path';
import { AppFailure } from '#shared/model/app-error.ts';
import type { RunRecord } from '#shared/model/run.ts';
import { runOptionsSchema } from '#shared/model/run.ts';
import { awaitDraft } from './await-draft.ts';
import type { Client } from './client.ts';
import { callOrThrow } from './client.ts';
import { exitCodeOf, exitCodes } from './exit-code.ts';
import { makeFolder } from './make-folder.ts';
import type { DraftArguments } from './parse-draft-arguments.ts';
import { readSourceFile } from './read-source-file.ts';
import { errorLines, printable, sectionLine } from './terminal-text.ts';

export interface Terminal {
  out(line: string): void;
  err(line: string): void;
}

const draft = async (
  args: DraftArguments,
  client: Client,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<RunRecord> => {
  const say = (line: string) => {
    if (!args.json) terminal.out(line);
  };
  const { candidate, notes } = await callOrThrow(client, 'candidate.read', await readSourceFile(args.candidate));
  const job = args.job ? await callOrThrow(client, 'job-description.read', await readSourceFile(args.job)) : undefined;
  const folder = resolve(args.out);
  await makeFolder(folder);
  for (const note of [...notes, ...(job?.notes ?? [])]) terminal.err(`Note: ${printable(note.message)}`);
  const options = runOptionsSchema.parse({
    provider: args.provider,
    model: args.model,
    maxRetries: args['max-retries'],
    experiences: args.experiences,
    includeJobContext: !args['no-job-context'],
  });
  const { documentId, runId } = await callOrThrow(client, 'run.start', {
    kind: args.kind,
    input: job ? { candidate, job: job.job } : { candidate },
    ...(args.title ? { title: args.title } : {}),
    options,
  });
  const document = await awaitDraft(client, documentId, {
    waitMs: args.wait === undefined ? undefined : args.wait * 1000,
    signal,
    onSection: (section) => say(sectionLine(section)),
  });
  const { status } = await callOrThrow(client, 'run.get-record', { runId });
  if (status === 'completed' || status === 'partial') {
    const exported = await callOrThrow(client, 'export.run-to-folder', { documentId, formats: args.format, folder });
    for (const { path } of exported.files) say(path);
  } else if (status === 'waiting') {
    const { waiting, running } = document.run?.counts ?? { waiting: 0, running: 0 };
    terminal.err(`Still waiting: ${waiting + running} sections stay queued and go on when Dossier runs again.`);
  }
  return callOrThrow(client, 'run.get-record', { runId });
};

/** `dossier draft`: reads, drafts, exports, reports. Returns the exit code. */
export const draftCommand = async (
  args: DraftArguments,
  client: Client,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> => {
  try {
    const record = await draft(args, client, terminal, signal);
    if (args.json) terminal.out(JSON.stringify(record, null, 2));
    return exitCodeOf(record.status);
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error;
    if (args.json) terminal.out(JSON.stringify({ status: 'failed', error: error.error }, null, 2));
    for (const line of errorLines(error.error)) terminal.err(line);
    return exitCodes.failed;
  }
};
