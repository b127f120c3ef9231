import type { LivePage } from '#shared/contract/live-page.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import type { Convert } from '../../convert/conversions.ts';
import type { LiveTexts } from '../drafting/live-texts.ts';
import type { AppDeps } from '../ports.ts';
import { getExportSubject } from './get-export-subject.ts';

/** A line that is only the beginning of a mark; it would flash up and vanish. */
const markOnly = /^\s*(?:[-*+]|\d{1,3}[.)]?|#{1,6}|[-*_]{2,}|`{1,3})\s*$/;

/** A link that isn't closed yet: its words are kept, its address is dropped. */
const openLink = /\[([^\]]*)(?:\](?:\([^)\s]*)?)?$/;

const isOpener = (line: string, at: number, mark: string): boolean => {
  const next = line[at + mark.length];
  const before = line[at - 1];
  if (mark.startsWith('`')) return true;
  // Emphasis opens before a letter only, and an underscore not in the middle of a word.
  return next !== undefined && !/\s/.test(next) && !(mark.startsWith('_') && before !== undefined && /\w/.test(before));
};

/** The marks that come in pairs and are still open at the end of a line, in the order they were opened. */
const openMarks = (line: string): string[] => {
  const open: string[] = [];
  for (const { 0: mark, index } of line.matchAll(/\\.|`+|\*{1,2}|_{1,2}/gu)) {
    if (mark.startsWith('\\')) continue;
    if (open.at(-1) === mark) open.pop();
    else if (open.at(-1)?.startsWith('`') !== true && isOpener(line, index, mark)) open.push(mark);
  }
  return open;
};

const isRow = (line: string): boolean => line.trim().startsWith('|');

/** A table begins with the line under its head; nothing is shown before that, nor of half a row. */
const withoutHalfTable = (lines: readonly string[]): string[] => {
  const last = lines.at(-1)?.trim() ?? '';
  if (!isRow(last)) return [...lines];
  const kept = last.length > 1 && last.endsWith('|') ? [...lines] : lines.slice(0, -1);
  let from = kept.length;
  while (from > 0 && isRow(kept[from - 1] ?? '')) from -= 1;
  return /^\s*\|[\s:|-]+\|\s*$/.test(kept[from + 1] ?? '') ? kept : kept.slice(0, from);
};

/**
 * Completes Markdown that breaks off: open marks are closed, and marks that have only begun are left out until more has
 * come. Words are never changed.
 */
export const closeMarkdown = (text: string): string => {
  const lines = withoutHalfTable(text.split('\n'));
  const last = lines.pop() ?? '';
  if (markOnly.test(last)) return lines.join('\n').trimEnd();
  // Marks at the very end either close open ones, which happens below, or have opened nothing yet.
  const line = last
    .replace(openLink, '$1')
    .replace(/(?<!\\)[*_`]+$/, '')
    .trimEnd();
  return [...lines, line + openMarks(line).toReversed().join('')].join('\n');
};

/**
 * The present page of a document, for a window that shows it while words come: each section's text, or else what is
 * streaming into it. Throws `not-found`.
 */
export const getLivePage =
  (deps: AppDeps, live: LiveTexts, convert: Convert) =>
  async ({ documentId, knownFonts }: { documentId: DocumentId; knownFonts: readonly string[] }): Promise<LivePage> => {
    const { subject } = await getExportSubject(deps)({
      documentId,
      variant: { themeId: null, anonymise: null, paper: null },
    });
    const ids = new Map(deps.store.sections.ofDocuments([documentId]).map(({ key, id }) => [key, id]));
    const { body } = subject.document;
    const sections = body.sections.map((section) => {
      const id = ids.get(section.key);
      const streaming = section.content === '' && id !== undefined ? live.of(id) : null;
      return streaming === null ? section : { ...section, content: closeMarkdown(streaming.text) };
    });
    return convert('render-live-page', {
      ...subject,
      document: { ...subject.document, body: { ...body, sections } },
      knownFonts: [...knownFonts],
    });
  };
