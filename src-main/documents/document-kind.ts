import type { z } from 'zod';
import type { Anonymise } from '#shared/model/export.ts';
import type { Json } from '#shared/model/json.ts';
import type { Label } from '#shared/model/label.ts';
import type { Prompt } from '#shared/model/prompt.ts';
import type { Length, Tone } from '#shared/model/run.ts';
import type { Marks, SectionDraft } from '#shared/model/section.ts';
import type { Step } from '#shared/model/step.ts';

/** What composing or prompting may depend on besides input and options: nothing else, so that the same call gives the same text. */
export interface DraftContext {
  /** The day of the run as YYYY-MM-DD: what "today" means in the text, injected so that drafts are reproducible. */
  readonly today: string;
  readonly language?: string | undefined;
  readonly tone?: Tone | undefined;
  readonly length?: Length | undefined;
}

/** What a document is called, whom it is about and whom for, and what search and the window are to know of its input. */
export interface Description {
  /** E.g. "Kwame Mensah, Cloud Architect". */
  readonly title: string;
  /** Whom or what it is about; empty where nobody says. */
  readonly subject: string;
  /** What the subject is, as "Cloud Architect"; empty where nobody says. */
  readonly role: string;
  /** Whom the document is for; null where it is for nobody in particular. */
  readonly client: string | null;
  /** What else of the input it is found by. */
  readonly searchText: string;
  /** What the window shows of the input, for the kind's own panels. */
  readonly view: Json;
}

/** What a step writes: canonical Markdown, data of the kind's own, and the files it names. */
export interface Content {
  readonly markdown: string;
  readonly data: Json | null;
}

/** Sections and steps to be stored, at the start or by what a step found. */
export interface Plan<B = Json> {
  readonly sections: readonly (Omit<SectionDraft, 'brief'> & { readonly brief: B })[];
  readonly steps: readonly (Omit<Step, 'brief'> & { readonly brief: B | null })[];
}

/** Another section of the document as it stands. */
export interface Peer {
  readonly key: string;
  readonly order: number;
  readonly group: string;
  readonly label: Label;
  readonly markdown: string;
  readonly data: Json | null;
}

/** What is to be done: the brief of a section or of a step, and what the user said to it. */
export interface Work<B = Json> {
  readonly key: string;
  readonly brief: B;
  /** The sections of the document as they stand, in order. */
  readonly peers: readonly Peer[];
  /** What the user noted at the section itself, by the names of the kind. */
  readonly marks?: Marks | undefined;
  /** A remark of the user's that steers this one text. */
  readonly comment?: string | undefined;
}

/** What a model is asked: for a text, or for data that fits a schema. */
export type Question =
  | { readonly type: 'text'; readonly prompt: Prompt }
  | {
      readonly type: 'data';
      readonly prompt: Prompt;
      /** A name for the shape: letters, digits, `_`, `-`. */
      readonly name: string;
      readonly schema: z.ZodType<unknown>;
      /** What is stored of an answer that fits the schema. */
      content(answer: unknown): Content;
    };

/** A document about nobody in particular, and what tells whether a text is about somebody after all. */
export interface AnonymousDocument<B = Json> {
  /** The same document over input that names nobody; composing gives what the original's gives, without names. */
  readonly document: OpenDocument<B>;
  /** A stored section without names in what is not its text: label, heading, brief and data. */
  section(section: SectionDraft): SectionDraft;
  /** Whether a text names the person, or a company that is hidden. */
  readonly names: (text: string) => boolean;
  /** The same, also where nobody can tell: a word that is a name and something else. */
  readonly mayName: (text: string) => boolean;
  /** Whether the sources of a section lost a sentence or an entry, since names couldn't be taken out of it. */
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
  /** What there is to do when the document is made. */
  plan(): Plan<B>;
  /** What a model is asked for a piece of work. Throws a RangeError for a brief that this input doesn't bear out. */
  prompt(work: Work<B>): Question;
  /** The embedded drafter: the same from the user's own data alone, deterministic, inventing nothing. Throws a RangeError likewise. */
  compose(work: Work<B>): Content;
  /** What follows from a step that has been done: sections it found, steps they need. */
  onStepDone(work: Work<B>, content: Content): Plan<B>;
  /** What follows from a wish of the user's for more: another set, a section of their own. Throws a ZodError for one it doesn't know. */
  extend(wish: unknown, peers: readonly Peer[]): Plan<B>;
  /** What exports print for a section; its text, unless the kind says otherwise. */
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

/** A document kind: what opens its documents. A further kind is a folder like the others and one line in registry.ts. */
export interface DocumentKind {
  readonly name: string;
  /** Grows when briefs change their meaning; stored with each step. */
  readonly version: number;
  readonly input: z.ZodType<Json>;
  /** All have defaults. */
  readonly options: z.ZodType<Record<string, Json>>;
  /** What stands above a section in a document of that language (BCP 47); null where its stored heading stays. */
  headingIn(language: string, key: string): string | null;
  /** Opens a document of stored or received input and options. Throws a ZodError where they don't fit. */
  open(input: unknown, options: unknown, context: DraftContext): OpenDocument;
}

/** A kind as its folder writes it, with its types. */
export interface KindDefinition<I, O extends Record<string, Json>, B extends Json> {
  readonly name: string;
  readonly version: number;
  readonly input: z.ZodType<I>;
  readonly options: z.ZodType<O>;
  readonly brief: z.ZodType<B>;
  headingIn(language: string, key: string): string | null;
  open(input: I, options: O, context: DraftContext): OpenDocument<B>;
}
