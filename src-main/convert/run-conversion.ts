import type { Result } from '#shared/model/app-error.ts';
import type { Imported, ParseOutcome } from '#shared/model/import.ts';
import type { SourceFile } from '#shared/model/source-file.ts';
import type { ConversionName, ConversionOutput } from './conversions.ts';
import { conversions } from './conversions.ts';
import { renderDocx } from './docx/render-docx.ts';
import { renderEdges } from './page/page-edges.ts';
import { renderHtml } from './page/render-html.ts';
import { renderLivePage } from './page/render-live-page.ts';
import { renderPrint } from './page/render-print.ts';
import { finishPdf, readPages } from './pdf/finish-pdf.ts';
import { renderJson } from './plain/render-json.ts';
import { renderMarkdown } from './plain/render-markdown.ts';
import { renderText } from './plain/render-text.ts';
import { parseCandidateFile } from './read/candidate/parse-candidate-file.ts';
import { parseJobFile } from './read/job/parse-job-file.ts';
import { readPictureSize } from './read/picture/read-picture-size.ts';
import { decodeText } from './read/text/decode-text.ts';
import { readTheme } from './read/theme/read-theme.ts';
import { writeThemeFile } from './read/theme/theme-file.ts';

const parseSource = <T>(
  { name, data }: SourceFile,
  parse: (source: { name: string; text: string }) => ParseOutcome<T>,
): Result<Imported<T>> => {
  const text = typeof data === 'string' ? ({ ok: true, value: data } as const) : decodeText(data, name);
  return text.ok ? parse({ name, text: text.value }) : text;
};

type Run<T extends ConversionName> = (input: unknown) => ConversionOutput<T> | Promise<ConversionOutput<T>>;

const runs: { readonly [T in ConversionName]: Run<T> } = {
  'render-html': (input) => {
    const { document, dressing } = conversions['render-html'].input.parse(input);
    return renderHtml(document, dressing);
  },
  'render-print': (input) => {
    const { document, dressing, pageOf } = conversions['render-print'].input.parse(input);
    return renderPrint(document, dressing, pageOf);
  },
  'read-pages': (input) => readPages(conversions['read-pages'].input.parse(input).pdf),
  'render-edges': (input) => {
    const { document, dressing, pages } = conversions['render-edges'].input.parse(input);
    return renderEdges(document, dressing, pages);
  },
  'finish-pdf': (input) => {
    const { document, dressing, ...prints } = conversions['finish-pdf'].input.parse(input);
    return finishPdf(document, dressing, prints);
  },
  'render-live-page': (input) => {
    const { document, dressing, knownFonts } = conversions['render-live-page'].input.parse(input);
    return renderLivePage(document, dressing, new Set(knownFonts));
  },
  'render-docx': (input) => {
    const { document, dressing } = conversions['render-docx'].input.parse(input);
    return renderDocx(document, dressing);
  },
  'render-markdown': (input) => renderMarkdown(conversions['render-markdown'].input.parse(input).document),
  'render-text': (input) => renderText(conversions['render-text'].input.parse(input).document),
  'render-json': (input) => renderJson(conversions['render-json'].input.parse(input).document.record),
  'read-picture': (input) => readPictureSize(conversions['read-picture'].input.parse(input).data),
  'read-theme': (input) => readTheme(conversions['read-theme'].input.parse(input)),
  'write-theme': (input) => writeThemeFile(conversions['write-theme'].input.parse(input)),
  'parse-candidate': (input) => parseSource(conversions['parse-candidate'].input.parse(input), parseCandidateFile),
  'parse-job': (input) => parseSource(conversions['parse-job'].input.parse(input), parseJobFile),
};

/** Does one of the conversions. Throws a ZodError for an input that is not its own, and whatever the work throws. */
export const runConversion = async (conversion: ConversionName, input: unknown): Promise<unknown> =>
  runs[conversion](input);
