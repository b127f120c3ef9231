import { basename } from 'node:path';
import type { RouteOutput } from '#shared/contract/routes.ts';
import type { ExportVariant } from '#shared/model/export.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import type { ExportFormat } from '#shared/model/run.ts';
import type { AppDeps, SaveFiles } from '../ports.ts';
import { renderDocument } from './render-document.ts';
import type { RenderPorts } from './render-format.ts';

export interface ExportPorts extends RenderPorts {
  readonly saveFiles: SaveFiles;
}

/**
 * Writes a document to a folder in each format. All formats are made before the first file is written, so a failure
 * leaves no files behind. Throws `export.*`, `conflict` and `not-found`.
 */
export const exportDocument =
  (deps: AppDeps, ports: ExportPorts) =>
  async (input: {
    documentId: DocumentId;
    formats: readonly ExportFormat[];
    variant: ExportVariant;
    folder: string;
  }): Promise<RouteOutput<'export.run'>> => {
    const { title, runId, rewritten, missingPictures, files } = await renderDocument(deps, ports)(input);
    const saved = await ports.saveFiles(input.folder, title, files);
    const exported = saved.map(({ format, path }) => ({ id: deps.ids.export(), format, path, name: basename(path) }));
    deps.store.database.write(() => {
      for (const { id, format, path } of exported) {
        deps.store.exports.insert({ id, documentId: input.documentId, runId, format, path }, deps.clock.now());
      }
    });
    return { folder: input.folder, files: exported, rewritten: [...rewritten], missingPictures };
  };
