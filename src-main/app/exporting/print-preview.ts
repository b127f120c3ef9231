import { createHash } from 'node:crypto';
import type { RouteOutput } from '#shared/contract/routes.ts';
import type { ExportVariant } from '#shared/model/export.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import type { AppDeps } from '../ports.ts';
import { getExportSubject } from './get-export-subject.ts';
import { loadPictures } from './load-pictures.ts';
import type { RenderPorts } from './render-format.ts';
import { renderFormat } from './render-format.ts';

/** The very PDF an export would write, for the page view (requirement F6). */
export const printPreview =
  (deps: AppDeps, ports: RenderPorts) =>
  async (input: { documentId: DocumentId; variant: ExportVariant }): Promise<RouteOutput<'document.print-preview'>> => {
    const { subject, rewritten } = await getExportSubject(deps)(input);
    const document = await loadPictures(deps)(subject.document);
    const pdf = await renderFormat({ ...subject, document }, 'pdf', ports);
    return { pdf, sha256: createHash('sha256').update(pdf).digest('hex'), rewritten: [...rewritten] };
  };
