import { builtInThemes } from '../../../src-main/convert/content/built-in-themes.ts';
import type { ExportDocument } from '../../../src-main/convert/content/export-document.ts';
import { runConversion } from '../../../src-main/convert/run-conversion.ts';
import type { bareRenderers } from './bare-renderers.ts';

const [theme] = builtInThemes;

/** The product's own way for each format, as its conversion process runs it, the parsing of what comes in included. */
export const ourRenderer =
  (format: keyof typeof bareRenderers) =>
  async (document: ExportDocument): Promise<unknown> => {
    const dressing = { theme: theme?.design, logo: null, template: null };
    switch (format) {
      case 'docx':
        return runConversion('render-docx', { document, dressing });
      case 'html':
        return runConversion('render-html', { document, dressing });
      case 'md':
        return runConversion('render-markdown', { document });
      case 'txt':
        return runConversion('render-text', { document });
      case 'json':
        return runConversion('render-json', { document });
    }
  };
