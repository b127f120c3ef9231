import type { List, Paragraph } from 'mdast';
import type { QuestionData, QuestionEvidence } from '#shared/kinds/interview-pack/question.ts';
import { serializeMarkdown } from '#shared/markdown/serialize-markdown.ts';
import type { Experience } from '#shared/model/candidate.ts';
import { ranked } from '../../people/relevance.ts';
import { fragment } from '../../text/fragment.ts';
import type { Block, Inline } from '../../text/markdown-blocks.ts';
import { bulletList, paragraph, strong } from '../../text/markdown-blocks.ts';
import { sentencesOf } from '../../text/sentences.ts';
import { patternsIn } from '../bank/patterns.ts';
import { tellingStems } from '../cv/telling-stems.ts';
import { phrase } from '../language/fill-slots.ts';
import type { LabelName, Lexicon } from '../language/lexicon.ts';
import { whereabouts } from '../language/phrases.ts';
import { readable, shortened } from '../language/quotation.ts';
import type { Ground } from '../matters/matter.ts';
import { longestRequirement } from '../matters/matter.ts';
import type { Deed } from './split-deed.ts';
import { splitDeed } from './split-deed.ts';

/** Longest quotation within an answer, in characters. */
const longestQuote = 400;

/** Longest paragraph of what the candidate said, in characters. */
const longestSaid = 4_000;

const quoted = (text: string, { quotes: [open, close] }: Lexicon): string =>
  `${open}${fragment(shortened(readable(text), longestQuote))}${close}`;

const labelled = (label: LabelName, lexicon: Lexicon, ...pieces: Inline[]): Paragraph =>
  paragraph(strong(phrase(lexicon.labels[label], lexicon)), ' ', ...pieces);

const part = (
  label: 'situation' | 'task' | 'action' | 'result',
  pieces: readonly string[],
  lexicon: Lexicon,
): Inline[] => [
  strong(phrase(lexicon.labels[label], lexicon)),
  ` ${pieces.length === 0 ? phrase(lexicon.missing[label], lexicon) : pieces.join(' ')}`,
];

const evidenceList = (evidence: readonly QuestionEvidence[], lexicon: Lexicon): List =>
  bulletList(evidence.map(({ quote, where }) => [`${quoted(quote, lexicon)} (${fragment(where)})`]));

/** The whole bullet that a piece of evidence was taken from; what was cut off for the question is told in the answer. */
const wholeBullet = (evidence: QuestionEvidence, experience: Experience | undefined): string => {
  const start = evidence.quote.replace(/…$/u, '');
  return experience?.responsibilities.map(readable).find((bullet) => bullet.includes(start)) ?? evidence.quote;
};

/** What the candidate did and what came of it, from the bullets of one role: the first that has each part. */
const partsOf = (
  main: QuestionEvidence,
  others: readonly QuestionEvidence[],
  experience: Experience | undefined,
): Deed => {
  const deeds = [main, ...others].map((one) => splitDeed(wholeBullet(one, experience)));
  const [first] = deeds;
  const firstWith = (name: keyof Deed): string | undefined => deeds.find((deed) => deed[name] !== undefined)?.[name];
  return {
    task: first?.task ?? firstWith('task'),
    action: first?.action ?? firstWith('action'),
    // Another bullet's result would be that of another deed.
    result: first?.result,
  };
};

/** Patterns that ask for the deed itself; any other asks something of it that no CV says. */
const deedPatterns: ReadonlySet<string> = new Set([
  'experience.need-closest',
  'experience.need-own-part',
  'experience.achievement-steps',
  'experience.deed-result',
  'experience.deed-own-part',
  'experience.duty-closest',
  'experience.role-brought-in',
  'technical.need-depth',
  'behavioural.need-case',
  'behavioural.skill-difference',
]);

const asksForDeed = ({ source }: QuestionData): boolean =>
  source === undefined || source.pattern === 'model' || deedPatterns.has(source.pattern);

/** Situation, task, action and result, quoted; a part that the CV doesn't hold says so. */
const starBlocks = (question: QuestionData, main: QuestionEvidence, ground: Ground): Block[] => {
  const { lexicon } = ground;
  const experience = main.experience === undefined ? undefined : ground.input.candidate.experience[main.experience];
  const sameRole = question.evidence.filter((one) => one !== main && one.experience === main.experience);
  const { task, action, result } = partsOf(main, sameRole, experience);
  const used = [task, action, result].flatMap((text) => text ?? []);
  const about = sentencesOf(readable(experience?.summary ?? '')).find((sentence) => sentence !== main.quote);
  const where = experience === undefined ? main.where : whereabouts(experience, lexicon);
  const say = (text: string | undefined): string[] => (text === undefined ? [] : [quoted(text, lexicon)]);
  const also = question.evidence.filter((one) => one !== main && !used.some((text) => one.quote.includes(text)));
  return [
    bulletList([
      part('situation', [`${fragment(where)}.`, ...say(about)], lexicon),
      part('task', say(task), lexicon),
      part('action', say(action), lexicon),
      part('result', say(result), lexicon),
    ]),
    ...(also.length === 0 ? [] : [labelled('also', lexicon), evidenceList(also, lexicon)]),
    ...(asksForDeed(question) ? [] : [labelled('toAdd', lexicon, question.goodAnswer)]),
  ];
};

const tellsOfWork = ({ quote, experience }: QuestionEvidence, ground: Ground): boolean => {
  const one = experience === undefined ? undefined : ground.input.candidate.experience[experience];
  const start = quote.replace(/…$/u, '');
  return one?.responsibilities.some((bullet) => readable(bullet).includes(start)) ?? false;
};

/** Lines of the job that a question to ask is about: its own, else the closest. */
const jobLines = (question: QuestionData, { input: { job } }: Ground): string[] => {
  if (question.requirement !== undefined) return [question.requirement];
  const folded = readable(question.question).toLowerCase();
  const lines = [...(job?.responsibilities ?? []), ...(job?.requirements ?? [])].map(readable);
  return lines.filter((line) => line !== '' && folded.includes(line.toLowerCase().slice(0, 40))).slice(0, 1);
};

const toAskBlocks = (question: QuestionData, ground: Ground): Block[] => {
  const { lexicon } = ground;
  const lines = jobLines(question, ground).map((line) => shortened(line, longestRequirement));
  return [
    paragraph(phrase(lexicon.labels.toAsk, lexicon)),
    labelled('listenFor', lexicon, question.goodAnswer),
    ...lines.map((line) => labelled('fromJob', lexicon, quoted(line, lexicon))),
  ];
};

/** What the CV can say to it, and the question to the candidate that it leaves. */
const openBlocks = (question: QuestionData, needsInput: string, ground: Ground): Block[] => {
  const { lexicon } = ground;
  const isMotivation = question.theme === 'motivation';
  const label: LabelName = isMotivation ? 'fromCv' : 'closest';
  const { evidence: found } = question;
  return [
    labelled(isMotivation ? 'onlyYou' : 'needsInput', lexicon, needsInput),
    ...(found.length === 0
      ? isMotivation
        ? []
        : [paragraph(phrase(lexicon.labels.noEvidence, lexicon))]
      : [labelled(label, lexicon), evidenceList(found, lexicon)]),
  ];
};

/** The evidence of a question, what the comment asks about first. */
const steered = (question: QuestionData, comment: string | undefined): QuestionData => {
  if (comment === undefined || comment.trim() === '') return question;
  const wished = tellingStems(comment);
  const shared = ({ quote }: QuestionEvidence): number =>
    [...tellingStems(quote)].filter((stem) => wished.has(stem)).length;
  return { ...question, evidence: ranked(question.evidence, shared) };
};

/** Whether a question about something the CV lacks may be answered from what stands near it: it may not. */
const isGap = ({ theme, source, language }: QuestionData): boolean => {
  const about = patternsIn(language).find(({ id }) => id === source?.pattern)?.about;
  return theme === 'gaps' && about !== 'general' && about !== 'job';
};

/** What the candidate said to it themselves, and what the CV holds besides. */
const saidBlocks = (question: QuestionData, said: string, { lexicon }: Ground): Block[] => [
  labelled('said', lexicon),
  ...said
    .split(/\n+/u)
    .map(readable)
    .filter((line) => line !== '')
    .map((line) => paragraph(fragment(shortened(line, longestSaid)))),
  ...(question.evidence.length === 0 ? [] : [labelled('also', lexicon), evidenceList(question.evidence, lexicon)]),
];

/** What steers an answer, and what the candidate said to the question. */
export interface AnswerWishes {
  readonly comment?: string | undefined;
  readonly said?: string | undefined;
}

/**
 * An answer from the candidate's own words: situation, task, action and result, each quoted or named as missing. Where
 * the CV holds no evidence, or where only the candidate can say, the answer is the question that they have to answer.
 */
export const composeAnswer = (
  asked: QuestionData,
  ground: Ground,
  { comment, said }: AnswerWishes = {},
): { readonly markdown: string; readonly question: QuestionData } => {
  const question = steered(asked, comment);
  const { lexicon } = ground;
  const main = question.evidence.find((one) => tellsOfWork(one, ground));
  const isOpen = question.theme === 'motivation' || isGap(question) || main === undefined;
  const { needsInput: _, ...answered } = asked;
  if (question.theme === 'questions-to-ask')
    return { markdown: write(toAskBlocks(question, ground)), question: answered };
  if (said !== undefined) return { markdown: write(saidBlocks(question, said, ground)), question: answered };
  if (!isOpen) return { markdown: write(starBlocks(question, main, ground)), question: answered };
  const needsInput = asked.needsInput ?? phrase(lexicon.themes[question.theme].input, lexicon);
  return { markdown: write(openBlocks(question, needsInput, ground)), question: { ...asked, needsInput } };
};

const write = (children: Block[]): string => serializeMarkdown({ type: 'root', children });
