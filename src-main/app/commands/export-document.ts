import { basename } from 'node:path';
import type { RouteOutput } from '#shared/contract/routes.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import type { ExportVariant } from '#shared/model/export.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import type { ExportFormat } from '#shared/model/run.ts';
import type { AppDeps, SaveFiles } from '../ports.ts';
import { getExportSubject } from '../queries/get-export-subject.ts';
import type { RenderPorts } from '../render-format.ts';
import { renderFormat } from '../render-format.ts';

export interface ExportPorts extends RenderPorts {
  readonly saveFiles: SaveFiles;
}

/**
 * Writes a document to a folder in each format. All formats are made before the first file is written, so a failure
 * leaves no half of them behind. Throws `export.*` and `not-found`.
 */
export const exportDocument =
  (deps: AppDeps, ports: ExportPorts) =>
  async (input: {
    documentId: DocumentId;
    formats: readonly ExportFormat[];
    variant: ExportVariant;
    folder: string;
  }): Promise<RouteOutput<'export.run'>> => {
    const { subject, runId, rewritten } = getExportSubject(deps)(input);
    if (subject.document.sections.every((section) => section.content === '')) {
      throw new AppFailure({
        code: 'conflict',
        message: 'There is nothing to export yet: no section is drafted.',
        action: 'Wait for the first sections, or draft the failed ones again.',
      });
    }
    const files: { format: ExportFormat; bytes: Uint8Array }[] = [];
    for (const format of new Set(input.formats)) {
      files.push({ format, bytes: await renderFormat(subject, format, ports) });
    }
    const saved = await ports.saveFiles(input.folder, subject.document.title, files);
    const exported = saved.map(({ format, path }) => ({ id: deps.ids.export(), format, path, name: basename(path) }));
    deps.store.database.write(() => {
      for (const { id, format, path } of exported) {
        deps.store.exports.insert({ id, documentId: input.documentId, runId, format, path }, deps.clock.now());
      }
    });
    return { folder: input.folder, files: exported, rewritten: [...rewritten] };
  };
