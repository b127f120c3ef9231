import type { FieldName, Theme } from '#shared/model/theme.ts';
import { fieldNames } from '#shared/model/theme.ts';
import { xmlText } from '../ooxml/xml-text.ts';
import type { ExportDocument } from './export-document.ts';

/** A piece of a header, a footer or a cover line: words as they are, or a field by its name. */
export type FieldPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'field'; readonly name: FieldName };

/** A piece that is ready to be set: words, or one of the two numbers that only the pages know. */
export type FilledPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'field'; readonly name: 'page' | 'pages' };

/** What the fields say; the numbers of pages aren't known before the pages are. */
export type FieldValues = Readonly<Record<Exclude<FieldName, 'page' | 'pages'>, string>>;

const isFieldName = (name: string): name is FieldName => fieldNames.some((one) => one === name);

/** Cuts a text with fields in braces into its pieces, in order; braces around anything else are words. */
export const parseFields = (text: string): FieldPart[] => {
  const parts: FieldPart[] = [];
  const addText = (words: string): void => {
    if (words !== '') parts.push({ type: 'text', text: words });
  };
  let from = 0;
  for (const match of text.matchAll(/\{([a-z]+)\}/g)) {
    const name = match[1] ?? '';
    if (!isFieldName(name)) continue;
    addText(text.slice(from, match.index));
    parts.push({ type: 'field', name });
    from = match.index + match[0].length;
  }
  addText(text.slice(from));
  return parts;
};

/** What parts one statement from the next: a mark of its own between spaces, a middle dot or bar anyhow, a comma. */
const separator = /(\s*[·•|]\s*|\s+[–—/-]\s+|[,;]\s+)/;

interface Statement {
  /** What stood between it and the one before. */
  readonly separator: string;
  readonly parts: FieldPart[];
}

const toStatements = (parts: readonly FieldPart[]): Statement[] => {
  const statements: Statement[] = [{ separator: '', parts: [] }];
  for (const part of parts) {
    if (part.type === 'field') {
      statements.at(-1)?.parts.push(part);
      continue;
    }
    for (const [index, piece] of part.text.split(separator).entries()) {
      if (index % 2 === 1) statements.push({ separator: piece, parts: [] });
      else if (piece !== '') statements.at(-1)?.parts.push({ type: 'text', text: piece });
    }
  }
  return statements;
};

/**
 * Fills a text's fields in. A statement whose fields are all empty goes, with the words and the separator that belong to
 * it: `Prepared for {client} · {date}` without a client is the date alone. Texts that touch are one.
 */
export const fillFields = (text: string, values: FieldValues): FilledPart[] => {
  const isFilled = (part: FieldPart): boolean =>
    part.type === 'text' || part.name === 'page' || part.name === 'pages' || values[part.name] !== '';
  const filled: FilledPart[] = [];
  const add = (part: FilledPart): void => {
    const last = filled.at(-1);
    if (part.type === 'text' && last?.type === 'text')
      filled.splice(-1, 1, { type: 'text', text: last.text + part.text });
    else if (part.type === 'field' || part.text !== '') filled.push(part);
  };
  for (const statement of toStatements(parseFields(text))) {
    const fields = statement.parts.filter((part) => part.type === 'field');
    const isKept = fields.length > 0 ? fields.some(isFilled) : statement.parts.length > 0;
    if (!isKept) continue;
    if (filled.length > 0) add({ type: 'text', text: statement.separator });
    for (const part of statement.parts) {
      if (part.type === 'text') add(part);
      else if (part.name === 'page' || part.name === 'pages') add({ type: 'field', name: part.name });
      else add({ type: 'text', text: values[part.name] });
    }
  }
  return filled;
};

/** The filled-in words of a text that stands where there are no page numbers, as on a cover. */
export const filledText = (text: string, values: FieldValues): string =>
  fillFields(text, values)
    .map((part) => (part.type === 'text' ? part.text : ''))
    .join('')
    .trim();

/** The day as the document's language writes it out, as "22 November 2026". */
const dateInWords = (date: string, language: string): string =>
  // American order only where the language says so: plain English is read everywhere.
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );

/** What each field says for a document in a theme: plain words, fit for XML, empty where nobody says. */
export const fieldValues = (doc: ExportDocument, theme: Pick<Theme, 'confidentiality'>): FieldValues => {
  const plain = (words: string): string => xmlText(words).replace(/\s+/g, ' ').trim();
  return {
    name: plain(doc.subjectName),
    role: plain(doc.role),
    client: plain(doc.client),
    title: plain(doc.title),
    date: dateInWords(doc.date, doc.language),
    confidentiality: plain(theme.confidentiality),
  };
};
