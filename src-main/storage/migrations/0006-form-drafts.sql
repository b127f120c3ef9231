-- The form of a new document while it is filled in: one a kind, in the words of that kind's window.
CREATE TABLE form_drafts (
  kind     TEXT PRIMARY KEY,
  value    TEXT NOT NULL CHECK (json_valid(value)),
  saved_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
