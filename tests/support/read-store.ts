import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';

/** Reads rows of an app's store from outside, as an auditor does; the app may be running. */
export const readStore = <Row>(dataFolder: string, sql: string): Row[] => {
  const connection = new BetterSqlite3(join(dataFolder, 'dossier.db'), { readonly: true });
  try {
    return connection.prepare<[], Row>(sql).all();
  } finally {
    connection.close();
  }
};
