import type { PackLanguage, QuestionData, QuestionEvidence } from '#shared/kinds/interview-pack/question.ts';
import type { Candidacy } from '#shared/model/candidacy.ts';
import type { PartialDate } from '#shared/model/partial-date.ts';
import type { AnonymousCandidacy, CutPlace } from '../people/anonymise-candidacy.ts';
import type { Lexicon } from './language/lexicon.ts';
import { lexicons } from './language/lexicons.ts';
import { whereabouts } from './language/phrases.ts';
import { findMatters, readGround } from './matters/find-matters.ts';
import type { Ground, Matter } from './matters/matter.ts';
import { composeAgain } from './questions/compose-questions.ts';

/** Whether both inputs have the same number of what keys count: else a place in one is another place in the other. */
const isAligned = (one: Candidacy, other: Candidacy): boolean =>
  one.job?.requirements.length === other.job?.requirements.length &&
  one.job?.responsibilities?.length === other.job?.responsibilities?.length &&
  one.candidate.certifications.length === other.candidate.certifications.length &&
  one.candidate.experience.every(
    ({ responsibilities }, index) =>
      responsibilities.length === other.candidate.experience[index]?.responsibilities.length,
  );

/** Whether a question made again is about what the first one was about: what its places mean may have moved. */
const isSame = (question: QuestionData, made: QuestionData, { prose }: AnonymousCandidacy): boolean => {
  const [first, again] = [question.evidence[0], made.evidence[0]];
  return (
    made.requirement === (question.requirement === undefined ? undefined : prose(question.requirement)) &&
    again?.experience === first?.experience &&
    again?.quote === (first === undefined ? undefined : prose(first.quote))
  );
};

interface Found {
  readonly ground: Ground;
  readonly matters: readonly Matter[];
}

/** What only texts can tell: names are taken out of each, and what can't be told without them goes. */
const byProse = (question: QuestionData, anonymous: AnonymousCandidacy, lexicon: Lexicon): QuestionData => {
  const { candidacy, prose } = anonymous;
  const { requirement, needsInput, source: _, ...rest } = question;
  const evidence = question.evidence.flatMap((one): QuestionEvidence[] => {
    const experience = one.experience === undefined ? undefined : candidacy.candidate.experience[one.experience];
    const quote = prose(one.quote);
    const where = experience === undefined ? prose(one.where) : whereabouts(experience, lexicon);
    return quote === undefined || where === undefined ? [] : [{ ...one, quote, where }];
  });
  const [asked, needed] = [requirement, needsInput].map((text) => (text === undefined ? undefined : prose(text)));
  return {
    ...rest,
    question: prose(question.question) ?? lexicon.leftOut,
    why: prose(question.why) ?? lexicon.themes[question.theme].why,
    goodAnswer: prose(question.goodAnswer) ?? lexicon.themes[question.theme].good,
    ...(asked === undefined ? {} : { requirement: asked }),
    ...(needed === undefined ? {} : { needsInput: needed }),
    evidence,
  };
};

/** Drops every text that still names somebody. */
const withoutNames = (question: QuestionData, { names }: AnonymousCandidacy, lexicon: Lexicon): QuestionData => {
  const usual = lexicon.themes[question.theme];
  const { requirement, needsInput, source: _, anchors, ...rest } = question;
  const safe = (text: string, other: string): string => (names(text) ? other : text);
  return {
    ...rest,
    question: safe(question.question, lexicon.leftOut),
    why: safe(question.why, usual.why),
    goodAnswer: safe(question.goodAnswer, usual.good),
    ...(requirement === undefined || names(requirement) ? {} : { requirement }),
    ...(needsInput === undefined || names(needsInput) ? {} : { needsInput }),
    evidence: question.evidence.filter(({ quote, where }) => !names(quote) && !names(where)),
    anchors: {
      low: safe(anchors.low, usual.anchors.low),
      middle: safe(anchors.middle, usual.anchors.middle),
      high: safe(anchors.high, usual.anchors.high),
    },
  };
};

/**
 * Makes questions about nobody in particular. A question of the bank is made again from the anonymous input where that
 * holds the same matter; of any other the names are taken out; what still names somebody goes.
 */
export const questionAnonymiser = (
  input: Candidacy,
  anonymous: AnonymousCandidacy,
  today: PartialDate,
): ((question: QuestionData) => QuestionData) => {
  const canCompose = isAligned(input, anonymous.candidacy);
  const found = new Map<string, Found>();
  const read = (candidacy: Candidacy, language: PackLanguage): Found => {
    const key = `${language} ${candidacy === input}`;
    const before = found.get(key);
    if (before !== undefined) return before;
    const ground = readGround(candidacy, today, lexicons[language]);
    const all = { ground, matters: findMatters(ground) };
    found.set(key, all);
    return all;
  };
  const again = (question: QuestionData): QuestionData | undefined => {
    if (!canCompose || question.source === undefined) return undefined;
    const own = read(input, question.language);
    // The same source gives the same question, unless the input or the bank has changed since.
    if (composeAgain(question, own.ground, own.matters)?.question !== question.question) return undefined;
    const other = read(anonymous.candidacy, question.language);
    const made = composeAgain(question, other.ground, other.matters);
    return made !== undefined && isSame(question, made, anonymous) ? made : undefined;
  };
  return (question) => {
    const lexicon = lexicons[question.language];
    return withoutNames(again(question) ?? byProse(question, anonymous, lexicon), anonymous, lexicon);
  };
};

/** Whether what a question is made of lost something when names were taken out. */
export const isQuestionCut = ({ evidence }: QuestionData, cut: ReadonlySet<CutPlace>): boolean =>
  evidence.some(({ experience }) =>
    experience === undefined ? [...cut].some((place) => typeof place !== 'number') : cut.has(experience),
  );
