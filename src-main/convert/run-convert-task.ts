import type { Result } from '#shared/model/app-error.ts';
import type { Imported, ParseOutcome } from '#shared/model/import.ts';
import type { ConvertOutput, ConvertTaskName } from './convert-tasks.ts';
import { convertTasks } from './convert-tasks.ts';
import { renderDocx } from './export/docx.ts';
import { renderHtml } from './export/html.ts';
import { renderJson } from './export/json.ts';
import { renderMarkdown } from './export/markdown.ts';
import { renderFooter } from './export/page-footer.ts';
import { paperTheme } from './export/paper-theme.ts';
import { decodeText } from './import/decode-text.ts';
import { parseCandidateFile } from './import/parse-candidate-file.ts';
import { parseJobFile } from './import/parse-job-file.ts';

interface Source {
  readonly name: string;
  readonly data: string | Uint8Array;
}

const parseSource = <T>(
  { name, data }: Source,
  parse: (source: { name: string; text: string }) => ParseOutcome<T>,
): Result<Imported<T>> => {
  const text = typeof data === 'string' ? ({ ok: true, value: data } as const) : decodeText(data, name);
  return text.ok ? parse({ name, text: text.value }) : text;
};

type Run<T extends ConvertTaskName> = (input: unknown) => ConvertOutput<T> | Promise<ConvertOutput<T>>;

const runs: { readonly [T in ConvertTaskName]: Run<T> } = {
  'render-html': (input) => {
    const { document, theme = paperTheme } = convertTasks['render-html'].input.parse(input);
    return { html: renderHtml(document, theme), footer: renderFooter(document, theme) };
  },
  'render-docx': (input) => {
    const { document, theme = paperTheme } = convertTasks['render-docx'].input.parse(input);
    return renderDocx(document, theme);
  },
  'render-markdown': (input) => renderMarkdown(convertTasks['render-markdown'].input.parse(input).document),
  'render-json': (input) => renderJson(convertTasks['render-json'].input.parse(input).document.record),
  'parse-candidate': (input) => parseSource(convertTasks['parse-candidate'].input.parse(input), parseCandidateFile),
  'parse-job': (input) => parseSource(convertTasks['parse-job'].input.parse(input), parseJobFile),
};

/** Does one task of the list. Throws a ZodError for an input that is not the task's, and whatever the work throws. */
export const runConvertTask = async (task: ConvertTaskName, input: unknown): Promise<unknown> => runs[task](input);
