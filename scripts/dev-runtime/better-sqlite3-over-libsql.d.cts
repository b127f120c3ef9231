import Database from 'better-sqlite3';

/** better-sqlite3's own interface: the adapter is a drop-in for the part of it that Dossier uses. */
export = Database;
