import { createHash } from 'node:crypto';
import type { RouteOutput } from '#shared/contract/routes.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import type { AppDeps } from '../ports.ts';
import type { RenderPorts } from '../render-format.ts';
import { renderFormat } from '../render-format.ts';
import { getExportDocument } from './get-export-document.ts';

/** The very PDF an export would write, for the page view (requirement F6). */
export const printPreview =
  (deps: AppDeps, ports: RenderPorts) =>
  async (input: { documentId: DocumentId }): Promise<RouteOutput<'document.print-preview'>> => {
    const { document } = getExportDocument(deps)(input);
    const pdf = await renderFormat(document, 'pdf', ports);
    return { pdf, sha256: createHash('sha256').update(pdf).digest('hex') };
  };
