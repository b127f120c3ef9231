-- Themes of the user's own. Those that ship are files of the app.
CREATE TABLE themes (
  id            TEXT PRIMARY KEY,
  name          TEXT NOT NULL,
  design        TEXT NOT NULL CHECK (json_valid(design)),
  logo          BLOB,
  logo_type     TEXT,
  logo_width    INTEGER,
  logo_height   INTEGER,
  -- A company's Word file, whose styles, header and footer DOCX exports take.
  template      BLOB,
  template_name TEXT,
  created_at    INTEGER NOT NULL,
  updated_at    INTEGER NOT NULL,
  deleted_at    INTEGER,
  CHECK ((logo IS NULL) = (logo_type IS NULL)),
  CHECK ((template IS NULL) = (template_name IS NULL))
) STRICT;

-- No reference: it may name a theme that ships, or one that is deleted and may come back.
ALTER TABLE documents ADD COLUMN theme_id TEXT;

-- What a bulk export is about; how far it is stands in its batch.
CREATE TABLE export_batches (
  batch_id   TEXT PRIMARY KEY REFERENCES batches (id) ON DELETE CASCADE,
  folder     TEXT NOT NULL,
  formats    TEXT NOT NULL CHECK (json_valid(formats)),
  variant    TEXT NOT NULL CHECK (json_valid(variant)),
  is_zip     INTEGER NOT NULL,
  -- Where the ZIP stands once it is written.
  zip_path   TEXT,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX export_batches_recent ON export_batches (created_at DESC);

ALTER TABLE exports ADD COLUMN batch_id TEXT;

CREATE INDEX exports_of_batch ON exports (batch_id) WHERE batch_id IS NOT NULL;
