import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { AppFailure } from '#shared/model/app-error.ts';
import type { ExportVariant } from '#shared/model/export.ts';
import type { DocumentId, RunId } from '#shared/model/ids.ts';
import type { ImportNote } from '#shared/model/import.ts';
import type { Json } from '#shared/model/json.ts';
import type { Client } from '../client.ts';
import { callOrThrow } from '../client.ts';
import type { CommandContext } from '../command-context.ts';
import { makeFolder } from '../export/export-command.ts';
import { findVariant } from '../export/export-variant.ts';
import { chooseServer, setUpServer } from '../providers/set-up-server.ts';
import { printable } from '../terminal/terminal-text.ts';
import type { DraftArguments } from './draft-arguments.ts';

/** Larger files are never read into memory. The importer has a lower limit and a better message. */
const largestBytes = 50 * 1024 * 1024;

/** A device or a pipe may never end. */
const notAFile = (path: string, name: string): AppFailure =>
  new AppFailure({
    code: 'not-found',
    message: `${path} is a device or a pipe, not a file.`,
    action: 'Save it as a file first.',
    file: name,
  });

/** Reads a file that the user named. Throws `not-found` or `input.too-large`. */
export const readSourceFile = async (path: string): Promise<{ name: string; data: Uint8Array }> => {
  const name = basename(path);
  try {
    const found = await stat(path);
    if (!found.isFile() && !found.isDirectory()) throw notAFile(path, name);
    const { size } = found;
    if (size > largestBytes) {
      throw new AppFailure({ code: 'input.too-large', message: `${name} is too large.`, file: name });
    }
    return { name, data: new Uint8Array(await readFile(path)) };
  } catch (error) {
    if (error instanceof AppFailure) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : null;
    const message =
      code === 'ENOENT'
        ? `${path} does not exist.`
        : code === 'EISDIR'
          ? `${path} is a folder, not a file.`
          : `${path} can't be read.`;
    throw new AppFailure({ code: 'not-found', message, action: 'Check the path and the permissions.', file: name });
  }
};

export interface StartedRun {
  readonly documentId: DocumentId;
  readonly runId: RunId;
  /** Where the exports go: an absolute path. It exists unless the draft starts later. */
  readonly folder: string;
  readonly variant: ExportVariant;
}

/** Reads each source that was named into the part of the kind's input that it fills. */
const readSources = async (client: Client, { kind, sources }: DraftArguments) => {
  const input: Record<string, Json> = {};
  const notes: ImportNote[] = [];
  for (const [role, path] of Object.entries(sources)) {
    const read = await callOrThrow(client, 'source.read', { kind, role, file: await readSourceFile(path) });
    input[role] = read.value;
    notes.push(...read.notes);
  }
  return { input, notes };
};

/** Who drafts: the server that was named, made ready, or what the app chooses. Throws `provider.*`. */
const chooseDrafter = async (args: DraftArguments, { client, environment }: CommandContext) => {
  const server = await chooseServer(client, { provider: args.provider, baseUrl: args['base-url'] }, environment);
  return server === null ? { provider: args.provider, model: args.model } : setUpServer(client, server, args.model);
};

/** Reads the sources, makes the folder and queues the run. Throws an AppFailure. */
export const startDraft = async (args: DraftArguments, context: CommandContext): Promise<StartedRun> => {
  const { client, terminal } = context;
  const variant = await findVariant(client, args);
  const { input, notes } = await readSources(client, args);
  const folder = resolve(args.out);
  // A draft for later writes nothing here.
  if (args.startAt === undefined) await makeFolder(folder);
  for (const note of notes) terminal.err(`Note: ${printable(note.message)}`);
  const options = {
    ...(await chooseDrafter(args, context)),
    maxRetries: args['max-retries'],
    language: args.language,
    tone: args.tone,
    length: args.length,
    kindOptions: args.kindOptions,
  };
  const { documentId, runId } = await callOrThrow(client, 'run.start', {
    kind: args.kind,
    input,
    ...(args.title ? { title: args.title } : {}),
    options,
    ...(args.priority !== undefined && { priority: args.priority }),
    ...(args.startAt !== undefined && { startAt: args.startAt }),
    ...(context.requestId !== undefined && { requestId: context.requestId }),
  });
  return { documentId, runId, folder, variant };
};
