import type { InterviewTheme } from '#shared/kinds/interview-pack/question.ts';

/**
 * What of CV and job a question can be about:
 *
 * - `general`: nothing in particular;
 * - `job`, `duty`: the job itself, a thing to do in it;
 * - `technical-need`, `people-need`, `work-need`, `years-need`, `language-need`, `study-need`: a requirement that the CV bears out;
 * - `missing-need`, `missing-skill`, `missing-language`, `lower-language`, `missing-study`, `missing-years`: one that it doesn't;
 * - `short-stay`, `break`, `ended-certificate`, `ended-certificates`: what else an interviewer asks about;
 * - `skill`, `listed-skill`, `people-skill`: a skill that a role shows, one that is only listed, one of working with others;
 * - `achievement`, `deed`, `leadership`: a bullet with a figure, one without, one about leading people;
 * - `role`, `earlier-role`, `long-stay`, `move`, `side-work`, `certificate`, `study`: stations of the CV.
 */
export type MatterKind =
  | 'general'
  | 'job'
  | 'duty'
  | 'technical-need'
  | 'people-need'
  | 'work-need'
  | 'years-need'
  | 'language-need'
  | 'study-need'
  | 'missing-need'
  | 'missing-skill'
  | 'missing-language'
  | 'lower-language'
  | 'missing-study'
  | 'missing-years'
  | 'short-stay'
  | 'break'
  | 'ended-certificate'
  | 'ended-certificates'
  | 'skill'
  | 'listed-skill'
  | 'people-skill'
  | 'achievement'
  | 'deed'
  | 'leadership'
  | 'role'
  | 'earlier-role'
  | 'long-stay'
  | 'move'
  | 'side-work'
  | 'certificate'
  | 'study';

/** Every question pattern: its name within its theme, and what it is about. The sentences are in the folders of the languages. */
export const catalogue = {
  experience: {
    'need-closest': 'work-need',
    'need-own-part': 'work-need',
    'need-scale': 'work-need',
    'need-harder': 'work-need',
    'years-that-count': 'years-need',
    'years-change': 'years-need',
    'study-in-use': 'study-need',
    'achievement-steps': 'achievement',
    'achievement-measure': 'achievement',
    'achievement-lasting': 'achievement',
    'deed-result': 'deed',
    'deed-own-part': 'deed',
    'role-brought-in': 'role',
    'role-last-week': 'role',
    'earlier-lesson': 'earlier-role',
    'earlier-manager': 'earlier-role',
    'long-stay-growth': 'long-stay',
    'side-work-part': 'side-work',
    'duty-closest': 'duty',
    'duty-first-step': 'duty',
    'path-decision': 'general',
    'one-piece': 'general',
  },
  technical: {
    'need-depth': 'technical-need',
    'need-hardest': 'technical-need',
    'need-carry-over': 'technical-need',
    'need-mistake': 'technical-need',
    'need-check': 'technical-need',
    'skill-decision': 'skill',
    'skill-trouble': 'skill',
    'skill-limits': 'skill',
    'skill-again': 'skill',
    'skill-layman': 'skill',
    'listed-last-use': 'listed-skill',
    'listed-unaided': 'listed-skill',
    'achievement-method': 'achievement',
    'deed-alternatives': 'deed',
    'certificate-use': 'certificate',
    'study-use': 'study',
    'learn-new': 'general',
    shortcut: 'general',
    review: 'general',
    complicated: 'general',
  },
  behavioural: {
    'need-case': 'people-need',
    'need-winning-over': 'people-need',
    'need-failure': 'people-need',
    'language-conversation': 'language-need',
    'language-writing': 'language-need',
    'leadership-conversation': 'leadership',
    'leadership-growth': 'leadership',
    'leadership-delegate': 'leadership',
    'skill-difference': 'people-skill',
    'skill-feedback': 'people-skill',
    'achievement-obstacle': 'achievement',
    'achievement-credit': 'achievement',
    'deed-resistance': 'deed',
    conflict: 'general',
    mistake: 'general',
    priorities: 'general',
    criticism: 'general',
    'bad-news': 'general',
    'unclear-task': 'general',
    'changed-mind': 'general',
    'saying-no': 'general',
  },
  gaps: {
    'need-elsewhere': 'missing-need',
    'need-closest': 'missing-need',
    'need-learning': 'missing-need',
    'skill-contact': 'missing-skill',
    'skill-plan': 'missing-skill',
    'language-missing': 'missing-language',
    'language-meeting': 'missing-language',
    'language-level': 'lower-language',
    'language-work': 'lower-language',
    'study-instead': 'missing-study',
    'study-knowledge': 'missing-study',
    'years-make-up': 'missing-years',
    'years-ready': 'missing-years',
    'short-stay-end': 'short-stay',
    'short-stay-left': 'short-stay',
    'break-time': 'break',
    'break-return': 'break',
    'certificate-valid': 'ended-certificate',
    'certificate-since': 'ended-certificate',
    'certificates-valid': 'ended-certificates',
    'certificates-first': 'ended-certificates',
    'job-least': 'job',
    'blind-spot': 'general',
  },
  motivation: {
    'job-why': 'job',
    'client-why': 'job',
    'job-least-liked': 'job',
    'duty-appeal': 'duty',
    'move-reason': 'move',
    'move-found': 'move',
    'role-stay': 'role',
    energy: 'general',
    'next-years': 'general',
    'manager-needs': 'general',
    'turned-down': 'general',
  },
  'questions-to-ask': {
    success: 'general',
    team: 'general',
    hardest: 'general',
    decisions: 'general',
    feedback: 'general',
    'first-weeks': 'general',
    'next-step': 'general',
    'job-open': 'job',
    'client-year': 'job',
    'duty-so-far': 'duty',
    'duty-share': 'duty',
    'need-first': 'technical-need',
    'need-people': 'people-need',
    'missing-support': 'missing-need',
  },
} as const satisfies Record<InterviewTheme, Record<string, MatterKind>>;

/** One pattern in one language. `{slot}` is filled from CV and job; `{Slot}` the same at the beginning of a sentence. */
export interface PatternText {
  readonly ask: string;
  readonly why: string;
  /** What a good answer shows. */
  readonly good: string;
  /** What an answer of 1, 3 and 5 points looks like. */
  readonly low: string;
  readonly middle: string;
  readonly high: string;
}

/** The sentences of one theme: the compiler asks for each pattern of the catalogue. */
export type ThemeTexts<T extends InterviewTheme> = Readonly<Record<keyof (typeof catalogue)[T], PatternText>>;
