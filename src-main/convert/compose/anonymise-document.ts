import type { RootContent } from 'mdast';
import { labelText } from '#shared/kinds/label-text.ts';
import { parseMarkdown } from '#shared/markdown/parse-markdown.ts';
import { picturesIn } from '#shared/markdown/pictures-in.ts';
import { plainTextOf } from '#shared/markdown/plain-text.ts';
import { pictureWords, replacePictures } from '#shared/markdown/replace-pictures.ts';
import { serializeMarkdown } from '#shared/markdown/serialize-markdown.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import type { Anonymise } from '#shared/model/export.ts';
import type { Json } from '#shared/model/json.ts';
import type { RunRecord, RunRecordSection } from '#shared/model/run.ts';
import type { Marks, SectionDraft } from '#shared/model/section.ts';
import type { AnonymousDocument, OpenDocument } from '../../documents/document-kind.ts';
import type { ExportDocument } from '../content/export-document.ts';
import type { StoredSection } from './export-to-prepare.ts';
import { layOut } from './lay-out.ts';

type Names = (text: string) => boolean;

/** Remembers answers: the same long text is checked as a section, as a line of the record, and again at the end. */
const remembered = (names: Names): Names => {
  const known = new Map<string, boolean>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const now = names(text);
    known.set(text, now);
    return now;
  };
};

/** A text may name somebody in its words or in its markup: an address behind a link, a name that is half bold. */
const inMarkdown = (names: Names): Names =>
  remembered((content) => names(content) || names(plainTextOf(parseMarkdown(content))));

const wordsOf = (block: RootContent): string => plainTextOf({ type: 'root', children: [block] });

/**
 * Removes entries that still name somebody after their sources were rewritten. Headings stay: without its heading a
 * section would seem part of the one before.
 */
const withoutNamed = (content: string, names: Names): string => {
  const root = parseMarkdown(content);
  const keep = (block: RootContent): boolean => block.type === 'heading' || !names(wordsOf(block));
  const children = root.children.flatMap((block): RootContent[] => {
    if (block.type !== 'list') return keep(block) ? [block] : [];
    const items = block.children.filter(keep);
    return items.length === 0 ? [] : [{ ...block, children: items }];
  });
  return serializeMarkdown({ type: 'root', children });
};

/** The same text with words in the place of its pictures. */
const withoutPictures = (content: string): string =>
  picturesIn(content).length === 0 ? content : serializeMarkdown(replacePictures(parseMarkdown(content), pictureWords));

/** What an anonymous document is made from. */
export interface DocumentToAnonymise {
  readonly document: ExportDocument;
  readonly opened: OpenDocument;
  /** Its sections as they are stored, with the headings they are printed under. */
  readonly rows: readonly StoredSection[];
  /** Another paper that is made of it; null for the document itself. */
  readonly paper: string | null;
}

const refuse = (where: string): never => {
  throw new AppFailure({
    code: 'export.not-anonymous',
    message: `“${where}” would still say whom this is about, so nothing was written.`,
    action: 'Take the name out of that section, then export again.',
  });
};

const guardRecord = ({ title, sections }: RunRecord, names: Names, isNamed: Names): void => {
  if (names(title)) refuse(title);
  for (const { title, content, data, error } of sections) {
    const told = [title, data === undefined ? '' : JSON.stringify(data), error?.message ?? '', error?.action ?? ''];
    if (isNamed(content) || told.some(names)) refuse(title);
  }
};

/** Checks every text of the document once more. The client may be named. */
const guard = (
  { client: _client, record, body, ...texts }: ExportDocument,
  titleOf: (key: string) => string,
  names: Names,
  isNamed: Names,
): void => {
  for (const { key, heading, content } of body.sections) {
    if (names(heading ?? '') || isNamed(content)) refuse(titleOf(key));
  }
  for (const text of Object.values(texts)) if (typeof text === 'string' && names(text)) refuse(texts.title);
  if (record !== null) guardRecord(record, names, isNamed);
};

/** A stored section without names: what is stored besides its text, its text, and what exports print of both. */
interface AnonymousSection {
  readonly stored: StoredSection;
  readonly title: string;
  readonly data: Json | null;
  readonly markdown: string;
  /** Whether a text was rewritten: one by the user or a model, or one that lost something. */
  readonly isRewritten: boolean;
}

const anonymousSections = (
  { rows }: DocumentToAnonymise,
  anonymous: AnonymousDocument,
): readonly AnonymousSection[] => {
  const isNamed = inMarkdown(anonymous.names);
  const mayBeNamed = inMarkdown(anonymous.mayName);
  const drafts = rows.map((row) => anonymous.section(row));
  const peers = drafts.map((draft) => ({ ...draft, markdown: '' }));
  const compose = ({ key, brief }: SectionDraft, noted: Marks): string => {
    const content = anonymous.document.compose({ key, brief, peers, marks: noted }).markdown;
    return isNamed(content) ? withoutNamed(content, anonymous.names) : content;
  };
  return rows.map((stored, at) => {
    const draft = drafts[at] ?? stored;
    const isMasthead = stored.role === 'masthead';
    const isKept = stored.content === '' || (!isMasthead && !mayBeNamed(stored.content));
    const noted = anonymous.marks?.(stored.marks) ?? { marks: {}, isCut: false };
    const markdown = isKept ? stored.content : compose(draft, noted.marks);
    const isDrafters = stored.origin === 'embedded';
    return {
      stored,
      title: labelText(draft.label, 'en'),
      data: draft.data,
      markdown,
      isRewritten: !isKept && ((!isDrafters && !isMasthead) || noted.isCut || anonymous.isCut(stored.brief)),
    };
  });
};

const anonymousRecord = (
  record: RunRecord,
  title: string,
  sections: ReadonlyMap<string, AnonymousSection>,
  mayBeNamed: Names,
  show: (section: RunRecordSection) => RunRecordSection,
): RunRecord => {
  const contentOf = ({ key, content }: RunRecordSection): string => {
    if (content === '') return '';
    const section = sections.get(key);
    return section?.stored.role === 'masthead' || mayBeNamed(content) ? (section?.markdown ?? '') : content;
  };
  const anonymous = (section: RunRecordSection): RunRecordSection => {
    const { error, data: _data, ...rest } = section;
    const own = sections.get(section.key);
    return show({
      ...rest,
      title: own?.title ?? section.key,
      content: contentOf(section),
      ...(own === undefined || own.data === null ? {} : { data: own.data }),
      // A message may quote the document, so only the code is kept.
      ...(error === undefined ? {} : { error: { code: error.code, message: 'This section could not be drafted.' } }),
    });
  };
  const groups = Object.entries(record.sectionsGrouped).map(([name, rows]) => [name, rows.map(anonymous)]);
  const { assets: _assets, ...rest } = record;
  return {
    ...rest,
    title,
    sections: record.sections.map(anonymous),
    sectionsGrouped: { ...record.sectionsGrouped, ...Object.fromEntries(groups) },
    files: [],
  };
};

/** A document that names nobody, and what tells whether a text does. */
interface AnonymousExport {
  readonly document: ExportDocument;
  readonly table: string[][] | null;
  /** Titles of sections that were written anew. */
  readonly rewritten: string[];
  readonly mayName: Names;
}

/**
 * The document about nobody in particular (requirement F6). A text that holds no name stays as it is; any other is
 * composed anew from anonymous data, and the titles of rewritten sections are returned; `mayName` checks texts outside
 * the document. Throws `export.not-anonymous` for a document that would still name the person.
 */
export const anonymiseDocument = (source: DocumentToAnonymise, wish: Anonymise): AnonymousExport => {
  const { document, opened } = source;
  const anonymous = opened.anonymise(wish);
  const { names, mayName } = anonymous;
  const mayBeNamed = inMarkdown(mayName);
  const sections = anonymousSections(source, anonymous);
  const byKey = new Map(sections.map((section) => [section.stored.key, section]));
  const printed = sections.map(({ stored, data, markdown }) => ({ ...stored, data, markdown }));
  const table = anonymous.document.table?.(printed) ?? null;
  const described = anonymous.document.describe();
  const isOwnTitle = !mayName(document.title) && document.title !== opened.describe().title;
  const title = isOwnTitle ? document.title : described.title;
  // A photo may show the person: its words stand for it unless the kind knows better.
  const show = <T extends { readonly content: string }>(text: T): T =>
    anonymous.keepsPictures ? text : { ...text, content: withoutPictures(text.content) };
  const result: ExportDocument = {
    ...document,
    subjectName: described.subject,
    role: described.role,
    title,
    body: { type: 'flow', sections: layOut(anonymous.document, printed, source.paper).map(show) },
    pictures: anonymous.keepsPictures ? document.pictures : [],
    record: document.record === null ? null : anonymousRecord(document.record, title, byKey, mayBeNamed, show),
  };
  guard(result, (key) => byKey.get(key)?.title ?? key, names, inMarkdown(names));
  for (const row of table ?? []) if (row.some(names)) refuse(title);
  const rewritten = sections.filter(({ isRewritten }) => isRewritten).map((section) => section.title);
  return { document: result, table, rewritten, mayName };
};
