-- Pictures and other files that documents show. The content is a file named by its SHA-256; here is what is known of it.
CREATE TABLE assets (
  id            TEXT PRIMARY KEY CHECK (length(id) = 64),
  media_type    TEXT NOT NULL,
  bytes         INTEGER NOT NULL,
  width         INTEGER NOT NULL,
  height        INTEGER NOT NULL,
  name          TEXT NOT NULL,
  -- Since when no document names it; null while one does.
  unnamed_since INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX assets_unnamed ON assets (unnamed_since) WHERE unnamed_since IS NOT NULL;

-- Which assets a document names, in any text or data it ever had. Ids that no asset has are noted as well: the file may
-- come later.
CREATE TABLE document_assets (
  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  asset_id    TEXT NOT NULL,
  PRIMARY KEY (document_id, asset_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX documents_of_asset ON document_assets (asset_id);
