import type { Anonymise } from '#shared/model/export.ts';
import type { Prompt } from '#shared/model/prompt.ts';
import type { DocumentKindName, RunOptions } from '#shared/model/run.ts';
import type { SectionPlan } from '#shared/model/section.ts';

/** What composing or prompting may depend on besides the input: nothing else, so that the same call gives the same text. */
export interface DraftContext {
  /** The whole plan of the run, in order; a summary looks up in it what it sums up. */
  readonly plan: readonly SectionPlan[];
  readonly options: Pick<RunOptions, 'includeJobContext' | 'experiences'> &
    Partial<Pick<RunOptions, 'language' | 'tone' | 'length'>>;
  /** The day of the run as YYYY-MM-DD: what "today" means in the text, injected so that drafts are reproducible. */
  readonly today: string;
}

/** An input about nobody in particular, and what tells whether a text is about somebody after all. */
export interface Anonymised<I> {
  readonly input: I;
  /** Whether a text names the person, or a company that is hidden. */
  readonly names: (text: string) => boolean;
  /** The same, also where nobody can tell: a word that is a name and something else. */
  readonly mayName: (text: string) => boolean;
  /** Keys of the sections whose sources lost a sentence or an entry, since names couldn't be taken out of it. */
  readonly cutSections: (options: DraftContext['options']) => readonly string[];
}

/**
 * A document kind: pure functions from input to plan, prompt and text. `I` is its parsed input.
 * A further kind is one more folder beside competence-file/ and one line in registry.ts.
 */
export interface DocumentKind<I> {
  readonly kind: DocumentKindName;
  /** Parses stored or received input. Throws a ZodError when it doesn't fit. */
  parseInput(input: unknown): I;
  /** A title for the document, e.g. "Kwame Mensah, Cloud Architect". */
  title(input: I): string;
  /** Whom a document of this input is about, and what they are; empty where nobody says. */
  subjectOf(input: I): { readonly subjectName: string; readonly role: string };
  /** The sections of the document in their order, with what each waits for. */
  plan(input: I, options: DraftContext['options']): SectionPlan[];
  /** What a model is asked for one section of the plan. */
  prompt(section: SectionPlan, input: I, context: DraftContext): Prompt;
  /** The embedded drafter: the section's canonical Markdown from the user's own data, deterministic, inventing nothing. */
  compose(section: SectionPlan, input: I, context: DraftContext): string;
  /** The same input without anything that tells whom it is about; plan and composition of it are those of the document. */
  anonymise(input: I, options: Anonymise): Anonymised<I>;
  /** What stands above a section in a document of that language (BCP 47); null where the plan's own heading stays. */
  headingIn(language: string, key: string): string | null;
}
