import { existsSync } from 'node:fs';
import { AppFailure } from '#shared/model/app-error.ts';
import { backUp } from './backup.ts';
import type { Connection } from './connection.ts';
import initial from './migrations/0001-initial.sql?raw';
import queueRecords from './migrations/0002-queue-records.sql?raw';
import realModels from './migrations/0003-real-models.sql?raw';
import exportsSql from './migrations/0004-exports.sql?raw';
import documentKinds from './migrations/0005-document-kinds.sql?raw';
import formDrafts from './migrations/0006-form-drafts.sql?raw';
import assets from './migrations/0007-assets.sql?raw';
import firstOutlines from './migrations/0008-first-outlines.sql?raw';
import serverOutages from './migrations/0009-server-outages.sql?raw';
import usageAndRequests from './migrations/0010-usage-and-requests.sql?raw';
import claimScopes from './migrations/0011-claim-scopes.sql?raw';
import secondChoices from './migrations/0012-second-choices.sql?raw';
import schema from './schema.sql?raw';

interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** Every schema there ever was, in order; a released one is never edited. */
export const migrations: readonly Migration[] = [
  { version: 1, name: 'initial', sql: initial },
  { version: 2, name: 'queue-records', sql: queueRecords },
  { version: 3, name: 'real-models', sql: realModels },
  { version: 4, name: 'exports', sql: exportsSql },
  { version: 5, name: 'document-kinds', sql: documentKinds },
  { version: 6, name: 'form-drafts', sql: formDrafts },
  { version: 7, name: 'assets', sql: assets },
  { version: 8, name: 'first-outlines', sql: firstOutlines },
  { version: 9, name: 'server-outages', sql: serverOutages },
  { version: 10, name: 'usage-and-requests', sql: usageAndRequests },
  { version: 11, name: 'claim-scopes', sql: claimScopes },
  { version: 12, name: 'second-choices', sql: secondChoices },
];

/** What all of them come to: made at once where there is nothing to migrate, which takes a twentieth of the time. */
const newestSchema: Migration = { version: migrations.length, name: 'newest', sql: schema };

const versionOf = (connection: Connection): number => Number(connection.pragma('user_version', { simple: true }));

/** Whether somebody has put tables there; the drivers' own don't count. */
const hasTables = (connection: Connection): boolean =>
  connection
    .prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'libsql%'")
    .get() !== undefined;

/**
 * Brings the store to the newest schema, one transaction a migration, a backup first whenever there is data to lose.
 * Throws `data.damaged` when the store was written by a newer Dossier or by another program, and `data.not-saved` when
 * there is no room for the backup.
 *
 * @returns the backups made
 */
export const migrate = (
  connection: Connection,
  path: string,
  now: number,
  steps: readonly Migration[] = migrations,
): string[] => {
  const newest = steps.at(-1)?.version ?? 0;
  const from = versionOf(connection);
  if (from > newest) {
    throw new AppFailure({
      code: 'data.damaged',
      message: 'This data was written by a newer version of Dossier.',
      action: 'Update Dossier, then open it again. Nothing was changed.',
    });
  }
  if (from === 0 && hasTables(connection)) {
    throw new AppFailure({
      code: 'data.damaged',
      message: `The file ${path} was not written by Dossier.`,
      action: 'Move it away, or name another folder with --data-dir. Nothing was changed.',
    });
  }
  const backups: string[] = [];
  const isNew = from === 0 && steps === migrations;
  for (const step of isNew ? [newestSchema] : steps) {
    const version = versionOf(connection);
    if (step.version <= version) continue;
    if (from > 0 && path !== ':memory:' && existsSync(path)) backups.push(backUp(connection, path, version, now));
    connection.exec('BEGIN IMMEDIATE');
    try {
      connection.exec(step.sql);
      connection.pragma(`user_version = ${step.version}`);
      connection.exec('COMMIT');
    } catch (error) {
      if (connection.inTransaction) connection.exec('ROLLBACK');
      throw error;
    }
  }
  return backups;
};
