import { composeOutline } from '../documents/compose-outline.ts';
import { openAgain } from './compose/open-again.ts';
import { prepareExport } from './compose/prepare-export.ts';
import type { ConversionName, ConversionOutput, ParsedInput } from './conversions.ts';
import { conversions } from './conversions.ts';
import { renderDocx } from './docx/render-docx.ts';
import { templateWords } from './docx/template/template-text.ts';
import { renderEdges } from './page/page-edges.ts';
import { renderHtml } from './page/render-html.ts';
import { renderLivePage } from './page/render-live-page.ts';
import { renderPrint } from './page/render-print.ts';
import { finishPdf, readPages } from './pdf/finish-pdf.ts';
import { renderCsv } from './plain/render-csv.ts';
import { renderJson } from './plain/render-json.ts';
import { renderMarkdown } from './plain/render-markdown.ts';
import { renderText } from './plain/render-text.ts';
import { readLogo } from './read/picture/read-logo.ts';
import { readPicture } from './read/picture/read-picture.ts';
import { readSource } from './read/read-source.ts';
import { readTheme } from './read/theme/read-theme.ts';
import { writeThemeFile } from './read/theme/theme-file.ts';

type Run<T extends ConversionName> = (input: ParsedInput<T>) => ConversionOutput<T> | Promise<ConversionOutput<T>>;

const runs: { readonly [T in ConversionName]: Run<T> } = {
  'render-html': ({ document, dressing }) => renderHtml(document, dressing),
  'render-print': ({ document, dressing, pageOf }) => renderPrint(document, dressing, pageOf),
  'read-pages': ({ pdf }) => readPages(pdf),
  'render-edges': ({ document, dressing, pages }) => renderEdges(document, dressing, pages),
  'finish-pdf': ({ document, dressing, ...prints }) => finishPdf(document, dressing, prints),
  'render-live-page': ({ document, dressing, knownFonts }) => renderLivePage(document, dressing, new Set(knownFonts)),
  'render-docx': ({ document, dressing }) => renderDocx(document, dressing),
  'render-markdown': ({ document }) => renderMarkdown(document),
  'render-text': ({ document }) => renderText(document),
  'render-csv': ({ rows }) => renderCsv(rows),
  'render-json': ({ document }) => renderJson(document.record),
  'compose-step': ({ document, work }) => openAgain(document).compose(work),
  'compose-outline': ({ document, work }) => composeOutline(openAgain(document), work),
  'prepare-export': ({ document, subject }) => prepareExport(openAgain(document), subject, templateWords),
  'write-theme': writeThemeFile,
  'read-logo': ({ data }) => readLogo(data),
  'read-picture': ({ data }) => readPicture(data),
  'read-theme': readTheme,
  'read-source': ({ reads, file }) => readSource(reads, file),
};

/** Does one of the conversions. Throws a ZodError for an input that is not its own, and whatever the work throws. */
export const runConversion = async <T extends ConversionName>(name: T, input: unknown): Promise<ConversionOutput<T>> =>
  // The table pairs each conversion with its input, which the compiler can't follow through a generic key.
  runs[name](conversions[name].input.parse(input) as ParsedInput<T>);
