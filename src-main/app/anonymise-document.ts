import type { RootContent } from 'mdast';
import { parseMarkdown } from '#shared/markdown/parse-markdown.ts';
import { plainTextOf } from '#shared/markdown/plain-text.ts';
import { serializeMarkdown } from '#shared/markdown/serialize-markdown.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import type { Anonymise } from '#shared/model/export.ts';
import type { RunRecord, RunRecordSection } from '#shared/model/run.ts';
import type { SectionPlan } from '#shared/model/section.ts';
import type { ExportDocument, ExportSection } from '../convert/content/export-document.ts';
import type { Anonymised, DocumentKind, DraftContext } from '../documents/document-kind.ts';

type Names = (text: string) => boolean;

/** Asked of a long text more than once: of the section, of its line in the record, and once more at the end. */
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

/** A text may name somebody in what is read, or in its markup: an address behind a link, a name that is half bold. */
const inMarkdown = (names: Names): Names =>
  remembered((content) => names(content) || names(plainTextOf(parseMarkdown(content))));

const wordsOf = (block: RootContent): string => plainTextOf({ type: 'root', children: [block] });

/**
 * What names somebody even after its sources were rewritten goes, entry by entry: what is left is less, but anonymous.
 * Headings stay: without one a section would be another's.
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

/** Everything there is to know of a document to make an anonymous one of it. */
export interface DocumentToAnonymise {
  readonly document: ExportDocument;
  readonly kind: DocumentKind<unknown>;
  readonly input: unknown;
  readonly options: DraftContext['options'];
  readonly today: string;
  /** By key, whether the embedded drafter wrote what stands in a section. */
  readonly isDrafters: ReadonlyMap<string, boolean>;
}

const refuse = (where: string): never => {
  throw new AppFailure({
    code: 'export.not-anonymous',
    message: `“${where}” would still say whom this is about, so nothing was written.`,
    action: 'Take the name out of that section, then export again.',
  });
};

/** Looks at every text of the document once more; whom it is for may be named. */
const guard = (
  { client: _client, record, body, ...texts }: ExportDocument,
  plan: readonly SectionPlan[],
  names: Names,
  isNamed: Names,
): void => {
  for (const { key, heading, content } of body.sections) {
    if (names(heading ?? '') || isNamed(content)) refuse(plan.find((one) => one.key === key)?.title ?? heading ?? key);
  }
  for (const text of Object.values(texts)) if (typeof text === 'string' && names(text)) refuse(texts.title);
  if (record === null) return;
  if (names(record.title)) refuse(record.title);
  for (const { title, content, error } of record.sections) {
    if (names(title) || isNamed(content) || names(error?.message ?? '') || names(error?.action ?? '')) refuse(title);
  }
};

const composer =
  (
    { kind, options, today }: DocumentToAnonymise,
    { input, names }: Anonymised<unknown>,
    plan: readonly SectionPlan[],
    isNamed: Names,
  ) =>
  (key: string): string => {
    const section = plan.find((one) => one.key === key);
    if (section === undefined) return '';
    const content = kind.compose(section, input, { plan, options, today });
    return isNamed(content) ? withoutNamed(content, names) : content;
  };

const anonymousRecord = (
  record: RunRecord,
  title: string,
  plan: readonly SectionPlan[],
  contentOf: (section: RunRecordSection) => string,
): RunRecord => {
  const anonymous = (section: RunRecordSection): RunRecordSection => {
    const { error, ...rest } = section;
    return {
      ...rest,
      title: plan.find(({ key }) => key === section.key)?.title ?? section.key,
      content: contentOf(section),
      // A message may quote what it is about: the code says what happened.
      ...(error === undefined ? {} : { error: { code: error.code, message: 'This section could not be drafted.' } }),
    };
  };
  const groups = Object.entries(record.sectionsGrouped).map(([name, sections]) => [name, sections.map(anonymous)]);
  return {
    ...record,
    title,
    sections: record.sections.map(anonymous),
    sectionsGrouped: { ...record.sectionsGrouped, ...Object.fromEntries(groups) },
    files: [],
  };
};

/**
 * The document about nobody in particular (requirement F6). A text that holds no name stays as it is; any other is composed
 * anew from anonymous data, and the titles of those that somebody or a model had written, or that lost something, are told;
 * `mayName` looks at texts beside the document.
 * Throws `export.not-anonymous` rather than give out a document that still names the person.
 */
export const anonymiseDocument = (
  source: DocumentToAnonymise,
  wish: Anonymise,
): { readonly document: ExportDocument; readonly rewritten: string[]; readonly mayName: Names } => {
  const { document, kind, input, options } = source;
  const anonymised = kind.anonymise(kind.parseInput(input), wish);
  const { names, mayName } = anonymised;
  const isNamed = inMarkdown(names);
  const plan = kind.plan(anonymised.input, options);
  const compose = composer(source, anonymised, plan, isNamed);
  const mayBeNamed = inMarkdown(mayName);
  const cut = new Set(anonymised.cutSections(options));
  const rewritten: string[] = [];

  const anonymousSection = (section: ExportSection): ExportSection => {
    const isMasthead = section.role === 'masthead';
    if (section.content === '' || (!isMasthead && !mayBeNamed(section.content))) return section;
    if ((source.isDrafters.get(section.key) === false && !isMasthead) || cut.has(section.key)) {
      rewritten.push(plan.find(({ key }) => key === section.key)?.title ?? section.key);
    }
    return { ...section, content: compose(section.key) };
  };
  const anonymous = document.body.sections.map(anonymousSection);
  const contents = new Map(anonymous.map(({ key, content }) => [key, content]));
  const isOwnTitle = !mayName(document.title) && document.title !== kind.title(kind.parseInput(input));
  const title = isOwnTitle ? document.title : kind.title(anonymised.input);
  const contentOf = ({ key, content }: RunRecordSection): string => {
    if (content === '') return '';
    const isHeader = anonymous.some((section) => section.key === key && section.role === 'masthead');
    return isHeader || mayBeNamed(content) ? (contents.get(key) ?? '') : content;
  };
  const result: ExportDocument = {
    ...document,
    ...kind.subjectOf(anonymised.input),
    title,
    body: { ...document.body, sections: anonymous },
    record: document.record === null ? null : anonymousRecord(document.record, title, plan, contentOf),
  };
  guard(result, plan, names, isNamed);
  return { document: result, rewritten, mayName };
};
