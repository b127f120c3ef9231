import type { Anchors, InterviewTheme, PackLanguage } from '#shared/kinds/interview-pack/question.ts';
import type { MatterKind } from '../bank/catalogue.ts';

/** What questions without a pattern are given: those of a user, and what a model left out. */
export interface ThemeDefaults {
  readonly name: string;
  readonly why: string;
  readonly good: string;
  readonly anchors: Anchors;
  /** What the candidate is asked where the CV holds no answer. */
  readonly input: string;
}

/** Everything an interview pack says in one language, the patterns apart. Templates have slots as patterns do. */
export interface Lexicon {
  readonly language: PackLanguage;
  /** What surrounds a quotation. */
  readonly quotes: readonly [open: string, close: string];
  /** Short and long names of the months, January first. */
  readonly months: readonly string[];
  readonly longMonths: readonly string[];
  readonly and: string;
  /** What still runs, in a period and in a sentence. */
  readonly present: string;
  readonly today: string;
  readonly from: string;
  readonly until: string;
  readonly oneYear: string;
  readonly years: string;
  readonly oneMonth: string;
  readonly manyMonths: string;
  /** Where somebody worked, as it stands in the middle of a sentence; each has the slot `{name}`. */
  readonly place: {
    readonly employer: string;
    readonly project: string;
    readonly volunteer: string;
    readonly role: string;
    readonly unknown: string;
  };
  readonly job: string;
  readonly thisJob: string;
  readonly untitledRole: string;
  readonly project: string;
  readonly volunteer: string;
  /** Parts of a CV that a quotation comes from. */
  readonly parts: Readonly<Record<CvPart, string>>;
  readonly themes: Readonly<Record<InterviewTheme, ThemeDefaults>>;
  /** What the candidate is asked for a matter of which the CV says too little. */
  readonly inputs: Readonly<Partial<Record<MatterKind, string>>>;
  readonly labels: Readonly<Record<LabelName, string>>;
  readonly missing: Readonly<Record<'situation' | 'task' | 'action' | 'result', string>>;
  /** Stands for a question that can't be told without names. */
  readonly leftOut: string;
}

export type CvPart = 'profile' | 'skills' | 'certifications' | 'education' | 'languages' | 'distinctions';

export type LabelName =
  | 'title'
  | 'set'
  | 'question'
  | 'why'
  | 'good'
  | 'requirement'
  | 'evidence'
  | 'noEvidence'
  | 'answer'
  | 'noAnswer'
  | 'situation'
  | 'task'
  | 'action'
  | 'result'
  | 'also'
  | 'pack'
  | 'scorecard'
  | 'toAdd'
  | 'said'
  | 'closest'
  | 'needsInput'
  | 'fromCv'
  | 'fromJob'
  | 'onlyYou'
  | 'toAsk'
  | 'listenFor'
  | 'score'
  | 'points'
  | 'answerLike'
  | 'notes'
  | 'total'
  | 'theme'
  | 'average'
  | 'asked'
  | 'noQuestions';
