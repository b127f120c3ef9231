import type { JobDescription } from '#shared/model/job-description.ts';
import { skillNamed } from '#shared/model/skill-dictionary.ts';
import { searchTerm, searchText } from '../../people/mention.ts';
import { monthsCovered, spanOf } from '../../people/period.ts';
import { sentencesOf } from '../../text/sentences.ts';
import { plainTexts, textKey } from '../../text/source-text.ts';
import type { MatterKind } from '../bank/catalogue.ts';
import type { CvLine } from '../cv/cv-lines.ts';
import type { Support } from '../cv/find-lines.ts';
import type { Slots } from '../language/fill-slots.ts';
import { duration } from '../language/phrases.ts';
import { nameInSentence, quotedText, readable, shortened } from '../language/quotation.ts';
import type { Ground, Matter } from './matter.ts';
import { evidenceFrom, inQuestion, keyPart, longestRequirement, quoteSlots } from './matter.ts';
import { languageAnswer } from './read-language-wishes.ts';
import type { Need } from './read-need.ts';
import { readNeed } from './read-need.ts';
import { hasStudied } from './read-study.ts';

/** No interview asks about more, and no job has more that it means. */
const mostNeeds = 60;
const mostFromProse = 10;

/** From these shares of a requirement's stems on, the whole CV or one line of it bears it out. */
const [enoughOverall, enoughInOne] = [0.5, 0.34];

/** The lines of a job that say what it asks; where it has none, the sentences of its prose that name a skill. */
export const readNeeds = (job: JobDescription | undefined): Need[] => {
  if (job === undefined) return [];
  const lines = plainTexts(job.requirements).filter((line) => /[\p{L}\p{N}]/u.test(line));
  if (lines.length > 0) {
    const keys = new Set<string>();
    return job.requirements
      .flatMap((line, index) => {
        const key = textKey(line);
        if (keys.has(key) || !/[\p{L}\p{N}]/u.test(readable(line))) return [];
        keys.add(key);
        return [readNeed(line, index)];
      })
      .slice(0, mostNeeds);
  }
  if (job.skills.length > 0) return [];
  return sentencesOf(readable(`${job.summary ?? ''}\n${(job.sourceText ?? '').slice(0, 20_000)}`))
    .filter((sentence) => sentence.length < 400 && searchText(sentence).known.size > 0)
    .slice(0, mostFromProse)
    .map((sentence, index) => ({ ...readNeed(sentence, index), isMust: false }));
};

/** How much of the months of employment a candidate has, in whole years; undefined where nothing tells. */
const yearsOfWork = ({ input: { candidate }, today }: Ground): number | undefined => {
  if (candidate.yearsOfExperience !== undefined) return Math.floor(candidate.yearsOfExperience);
  const employment = candidate.experience.filter(({ nature }) => nature === 'employment');
  const spans = employment.flatMap((one) => spanOf(one, today) ?? []);
  // Undated employment may make up for what is missing.
  if (spans.length === 0 || spans.length < employment.length) return undefined;
  return Math.floor(monthsCovered(spans) / 12);
};

const base = (need: Need, ground: Ground) => {
  const place = Math.min(need.index, mostNeeds) / 1_000;
  return {
    isMust: need.isMust,
    requirement: shortened(need.text, longestRequirement),
    slots: { requirement: inQuestion(need.text, ground) } satisfies Slots,
    weight: (isMissing: boolean): number => (need.isMust ? 0.9 : 0.6) + (isMissing ? 0.08 : 0) - place,
  };
};

/** What the roles of a career were called. */
const titles = ({ cv }: Ground): CvLine[] =>
  cv.lines.filter(({ source, experience }) => source === 'title' && experience !== undefined);

const languageMatters = (need: Need, ground: Ground): Matter[] => {
  const { requirement, slots, weight, isMust } = base(need, ground);
  const { candidate } = ground.input;
  const answers = need.languages.map((wish) => ({ wish, ...languageAnswer(wish, candidate.languages) }));
  // Who lists no language at all has not left one out.
  const open = answers.filter(({ answer }) => answer !== 'met' && candidate.languages.length > 0);
  const evidence = evidenceFrom(ground.cv.lines.filter(({ source }) => source === 'language'));
  if (open.length === 0) {
    const key = `requirement-${need.index}`;
    return [
      { kind: 'language-need', key, isMust, requirement, evidence, slots, weight: weight(false) - 0.2, isShown: true },
    ];
  }
  return open.map(({ wish, answer, own }): Matter => {
    const language = wish.language.names[ground.lexicon.language];
    return {
      kind: answer === 'lower' ? 'lower-language' : 'missing-language',
      key: `requirement-${need.index}-${wish.language.code}`,
      isMust,
      requirement,
      weight: weight(true),
      evidence: answer === 'lower' ? evidence.filter(({ quote }) => quote === readable(own?.name ?? '')) : [],
      slots: {
        ...slots,
        language,
        ...(own?.level === undefined ? {} : { level: inQuestion(shortened(own.level, 60), ground) }),
      },
      isShown: false,
    };
  });
};

const isBorneOut = (need: Need, { overall, best }: Support, ground: Ground): boolean => {
  if (need.technical.length > 0) {
    return need.technical.some(({ name }) => ground.cv.naming(searchTerm(name)).length > 0);
  }
  const known = [...searchText(need.text).known.keys()];
  const isNamed = known.some(({ name }) => ground.cv.naming(searchTerm(name)).length > 0);
  return isNamed || overall >= enoughOverall || best >= enoughInOne;
};

/** The lines that answer a need: those that share its words, then those that merely name its tools. */
const linesFor = (need: Need, support: Support, ground: Ground): CvLine[] => [
  ...support.lines,
  ...need.technical.flatMap(({ name }) => ground.cv.naming(searchTerm(name))),
];

const kindOf = (need: Need, isYears: boolean): MatterKind => {
  if (isYears) return 'years-need';
  if (need.technical.length > 0) return 'technical-need';
  if (need.asksForStudy) return 'study-need';
  return need.isAboutPeople ? 'people-need' : 'work-need';
};

const mattersOfNeed = (need: Need, ground: Ground): Matter[] => {
  if (need.languages.length > 0) return languageMatters(need, ground);
  const { requirement, slots, weight, isMust } = base(need, ground);
  const key = `requirement-${need.index}`;
  const common = { key, isMust, requirement };
  const has = yearsOfWork(ground);
  if (need.years !== undefined && has !== undefined && has < need.years && has > 0) {
    const years = duration(has * 12, ground.lexicon);
    const evidence = evidenceFrom(titles(ground));
    return [
      { ...common, kind: 'missing-years', slots: { ...slots, years }, evidence, weight: weight(true), isShown: false },
    ];
  }
  if (need.asksForStudy && need.technical.length === 0) {
    const evidence = evidenceFrom(ground.cv.lines.filter(({ source }) => source === 'study'));
    const isShown = hasStudied(need.text, ground.input.candidate.education);
    const kind = isShown ? 'study-need' : 'missing-study';
    return [{ ...common, kind, slots, evidence, weight: weight(!isShown), isShown }];
  }
  const support = ground.cv.support(need.text);
  const isBorne = isBorneOut(need, support, ground);
  // Enough years are an answer where no tool that is named with them is.
  const isYears = need.years !== undefined && has !== undefined && (need.technical.length === 0 || !isBorne);
  const isShown = isYears || isBorne;
  const lines = isYears && !isBorne ? titles(ground) : linesFor(need, support, ground);
  return [
    {
      ...common,
      kind: isShown ? kindOf(need, isYears) : 'missing-need',
      slots: isShown ? { ...slots, ...quoteSlots(lines, ground) } : slots,
      evidence: evidenceFrom(lines),
      weight: weight(!isShown),
      isShown,
    },
  ];
};

const isNamedInCv = (name: string, { cv }: Ground): boolean => cv.naming(searchTerm(name)).length > 0;

/** "A", "A, B and C": several names in one slot. */
const listed = (names: readonly string[], { lexicon }: Ground): string => {
  const shown = names.map((name) => nameInSentence(name, lexicon));
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} ${lexicon.and} ${last}`;
};

/** The tools that a requirement names beside one that the CV holds: each is asked for, since it names no alternatives. */
const partlyMissing = (needs: readonly Need[], ground: Ground): Matter[] =>
  needs.flatMap((need): Matter[] => {
    if (need.isChoice || need.languages.length > 0) return [];
    const missing = need.technical.filter(({ name }) => !isNamedInCv(name, ground));
    if (missing.length === 0 || missing.length === need.technical.length) return [];
    const { requirement, isMust } = base(need, ground);
    const names = missing.slice(0, 3).map(({ name }) => name);
    return [
      {
        kind: 'missing-skill',
        key: `requirement-${need.index}-skills`,
        isMust,
        weight: 0.85,
        slots: { skill: listed(names, ground) },
        evidence: [],
        requirement,
        isShown: false,
      },
    ];
  });

/** What the job lists by name and the CV names nowhere; each thing once, whatever its names. */
const missingSkills = (job: JobDescription, needs: readonly Need[], ground: Ground): Matter[] => {
  // What a requirement names is asked about there.
  const known = new Set(needs.flatMap(({ technical }) => technical.map(({ name }) => name)));
  return plainTexts(job.skills).flatMap((name, place): Matter[] => {
    const identity = skillNamed(name)?.name ?? textKey(name);
    if (known.has(identity) || !/[\p{L}\p{N}]/u.test(name)) return [];
    known.add(identity);
    const support = ground.cv.support(name);
    if (isNamedInCv(name, ground) || support.overall > 0.7) return [];
    return [
      {
        kind: 'missing-skill',
        key: `skill-${keyPart(name)}`,
        isMust: false,
        weight: 0.7 - Math.min(place, 100) / 1_000,
        slots: { skill: nameInSentence(name, ground.lexicon) },
        evidence: evidenceFrom(support.lines),
        requirement: quotedText(name, 80),
        isShown: false,
      },
    ];
  });
};

/** What the job asks for, each requirement once: shown by the CV, or missing in it. */
export const mattersOfNeeds = (ground: Ground): Matter[] => {
  const { job } = ground.input;
  if (job === undefined) return [];
  const needs = readNeeds(job);
  return [
    ...needs.flatMap((need) => mattersOfNeed(need, ground)),
    ...partlyMissing(needs, ground),
    ...missingSkills(job, needs, ground),
  ];
};
