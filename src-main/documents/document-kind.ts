import type { z } from 'zod';
import type { AssetId } from '#shared/model/asset.ts';
import type { Anonymise } from '#shared/model/export.ts';
import type { Json } from '#shared/model/json.ts';
import { toJson } from '#shared/model/json.ts';
import type { Label } from '#shared/model/label.ts';
import type { Prompt } from '#shared/model/prompt.ts';
import type { Length, Tone } from '#shared/model/run.ts';
import type { Marks, SectionDraft } from '#shared/model/section.ts';
import type { Step } from '#shared/model/step.ts';

/**
 * A kind without its types: input and options are parsed when a document is opened and briefs when they are read, so
 * that the code that stores them needs no types of theirs.
 */
export const eraseKind = <I extends object, O extends Record<string, Json>, B extends Json>(
  kind: KindDefinition<I, O, B>,
): DocumentKind => {
  const parseWork = (work: Work): Work<B> => ({ ...work, brief: kind.brief.parse(work.brief) });

  const eraseAnonymous = (anonymous: AnonymousDocument<B>): AnonymousDocument => ({
    ...anonymous,
    document: eraseDocument(anonymous.document),
    isCut: (brief) => anonymous.isCut(kind.brief.parse(brief)),
  });

  const eraseDocument = (document: OpenDocument<B>): OpenDocument => ({
    ...document,
    prompt: (work) => document.prompt(parseWork(work)),
    compose: (work) => document.compose(parseWork(work)),
    onStepDone: (work, content) => document.onStepDone(parseWork(work), content),
    anonymise: (wish) => eraseAnonymous(document.anonymise(wish)),
  });

  return {
    name: kind.name,
    version: kind.version,
    // Stored as JSON, which drops undefined fields.
    input: kind.input.transform(toJson),
    options: kind.options,
    headingIn: kind.headingIn,
    open: (input, options, context) =>
      eraseDocument(kind.open((kind.stored ?? kind.input).parse(input), kind.options.parse(options ?? {}), context)),
  };
};

/**
 * All that composing and prompting may depend on besides input and options, so that the same call gives the same text.
 */
export interface DraftContext {
  /** The day of the run as YYYY-MM-DD, which is "today" in the text; injected, so that drafts are reproducible. */
  readonly today: string;
  readonly language?: string | undefined;
  readonly tone?: Tone | undefined;
  readonly length?: Length | undefined;
}

/** What the library, search and the window show of a document's input. */
export interface Description {
  /** E.g. "Kwame Mensah, Cloud Architect". */
  readonly title: string;
  /** Whom or what it is about; empty if unknown. */
  readonly subject: string;
  /** The subject's profession, e.g. "Cloud Architect"; empty if unknown. */
  readonly role: string;
  /** Whom the document is for; null if it is for nobody in particular. */
  readonly client: string | null;
  /** Further words that search finds it by. */
  readonly searchText: string;
  /** The part of the input that the kind's own panels in the window show. */
  readonly view: Json;
}

/** What a step writes: canonical Markdown, and data of the kind's own. */
export interface Content {
  readonly markdown: string;
  readonly data: Json | null;
  /** Assets that it needs and that neither text nor data names; whatever those name is kept anyway. */
  readonly assets?: readonly AssetId[];
}

/** Sections and steps to store: those a document begins with, those a step found, or those a wish asks for. */
export interface Plan<B = Json> {
  readonly sections: readonly (Omit<SectionDraft, 'brief'> & { readonly brief: B })[];
  readonly steps: readonly (Omit<Step, 'brief'> & { readonly brief: B | null })[];
}

/** A section of the document as it stands. */
export interface Peer {
  readonly key: string;
  readonly order: number;
  readonly group: string;
  readonly label: Label;
  readonly markdown: string;
  readonly data: Json | null;
  /** Found by a first outline and touched by nobody: it goes when the outline of its step comes. */
  readonly givesWay?: boolean;
}

/** All that a step is given: its brief, the document's sections, and what the user said. */
export interface Work<B = Json> {
  readonly key: string;
  readonly brief: B;
  /** The sections of the document as they stand, in order. */
  readonly peers: readonly Peer[];
  /** The marks of the step's own section, by the kind's names for them. */
  readonly marks?: Marks | undefined;
  /** The user's comment on this one text. */
  readonly comment?: string | undefined;
}

/** What a model is asked: for a text, or for data that fits a schema. */
export type Question =
  | {
      readonly type: 'text';
      readonly prompt: Prompt;
      /** What the section is to hold besides the text, once there is one; none leaves what is there. */
      readonly data?: Json;
    }
  | {
      readonly type: 'data';
      readonly prompt: Prompt;
      /** A name for the shape: letters, digits, `_`, `-`. */
      readonly name: string;
      readonly schema: z.ZodType<unknown>;
      /** Returns what to store of an answer that fits the schema. */
      content(answer: unknown): Content;
    };

/** A document that names nobody, and functions that check whether a text names somebody after all. */
export interface AnonymousDocument<B = Json> {
  /** The same document over input that names nobody; it composes the same texts without names. */
  readonly document: OpenDocument<B>;
  /** A stored section without names in its label, heading, brief and data; its text is handled elsewhere. */
  section(section: SectionDraft): SectionDraft;
  /**
   * The marks of a section without names, as far as its text is composed from them, and whether something was lost. A
   * kind whose texts depend on no marks has none.
   */
  marks?(marks: Marks): { readonly marks: Marks; readonly isCut: boolean };
  /** Whether a text names the person or a hidden company. */
  readonly names: (text: string) => boolean;
  /** The same, also for words that are a name or something else. */
  readonly mayName: (text: string) => boolean;
  /** Set where pictures show nobody: without it, their words stand for them, since a photo may show the person. */
  readonly keepsPictures?: true;
  /** Whether the sources of a section lost a sentence or an entry because names couldn't be replaced in it. */
  isCut(brief: B): boolean;
}

/** What exports take of a section. */
export interface PrintedSection {
  readonly markdown: string;
  readonly data: Json | null;
}

/** One document: input and options parsed, ready to be planned, prompted and composed. Pure. */
export interface OpenDocument<B = Json> {
  describe(): Description;
  /** The sections and steps that the document begins with. */
  plan(): Plan<B>;
  /** The question to a model for a piece of work. Throws a RangeError for a brief that doesn't fit the input. */
  prompt(work: Work<B>): Question;
  /**
   * The embedded drafter's content for it: from the user's own data alone, deterministic, nothing invented. Throws a
   * RangeError for a brief that doesn't fit the input.
   */
  compose(work: Work<B>): Content;
  /**
   * The sections that a finished step found, and the steps that they need. Peers that don't give way stay beside them,
   * such as what the user wrote before the step was done.
   */
  onStepDone(work: Work<B>, content: Content): Plan<B>;
  /** The sections and steps that a user's wish asks for, e.g. another set. Throws a ZodError for an unknown wish. */
  extend(wish: unknown, peers: readonly Peer[]): Plan<B>;
  /** The Markdown that exports print for a section, usually its text. */
  print(section: PrintedSection): string;
  /**
   * The head of what is printed, where no section is one: Markdown with the name as its heading and a line under it.
   *
   * @param paper another paper's name; null for the document itself
   */
  masthead?(paper: string | null): string;
  /** Another paper made of the sections, as Markdown whose headings of the second level are its sections. */
  paper?(name: string, sections: readonly PrintedSection[]): string;
  /** The sections as rows of a table, the names of its columns first. */
  table?(sections: readonly PrintedSection[]): string[][];
  anonymise(wish: Anonymise): AnonymousDocument<B>;
}

/** A document kind, which opens its documents. To add one, see docs/architecture.md. */
export interface DocumentKind {
  readonly name: string;
  /** Increased when briefs change their meaning; stored with each step. */
  readonly version: number;
  readonly input: z.ZodType<Json>;
  /** All have defaults. */
  readonly options: z.ZodType<Record<string, Json>>;
  /** The heading of a section in a document of that language (BCP 47); null to keep its stored heading. */
  headingIn(language: string, key: string): string | null;
  /** Opens a document of stored or received input and options. Throws a ZodError where they don't fit. */
  open(input: unknown, options: unknown, context: DraftContext): OpenDocument;
}

/** A kind as its folder writes it, with its types. */
export interface KindDefinition<I, O extends Record<string, Json>, B extends Json> {
  readonly name: string;
  readonly version: number;
  /** What may be sent, with its limits. */
  readonly input: z.ZodType<I>;
  /** What may be stored, where that is more: what earlier versions let in still opens. */
  readonly stored?: z.ZodType<I>;
  readonly options: z.ZodType<O>;
  readonly brief: z.ZodType<B>;
  headingIn(language: string, key: string): string | null;
  open(input: I, options: O, context: DraftContext): OpenDocument<B>;
}
