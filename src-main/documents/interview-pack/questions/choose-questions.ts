import type { InterviewTheme } from '#shared/kinds/interview-pack/question.ts';
import { interviewThemes } from '#shared/kinds/interview-pack/question.ts';
import { searchText } from '../../people/mention.ts';
import { textKey } from '../../text/source-text.ts';
import type { Pattern } from '../bank/patterns.ts';
import { tellingStems } from '../cv/telling-stems.ts';
import { fillSlots } from '../language/fill-slots.ts';
import type { Lexicon } from '../language/lexicon.ts';
import type { Matter } from '../matters/matter.ts';

/** A pattern filled with a matter. */
export interface Choice {
  readonly pattern: Pattern;
  readonly matter: Matter;
  readonly question: string;
}

/** What was asked before: texts, and how often each pattern and matter was used. */
export interface Asked {
  readonly question: string;
  readonly source?: { readonly pattern: string; readonly matter: string } | undefined;
}

/** How a set is parted among the themes where everything is there to ask about. */
const shares: Readonly<Record<InterviewTheme, number>> = {
  experience: 0.22,
  technical: 0.22,
  behavioural: 0.2,
  gaps: 0.1,
  motivation: 0.1,
  'questions-to-ask': 0.16,
};

/** How many times its share a theme gets that the comment names. */
const wishedShare = 3;

/** By how much questions about nothing in particular are lifted within a theme, and how much less each further one. */
const generalLift: Readonly<Partial<Record<InterviewTheme, readonly [first: number, less: number]>>> = {
  behavioural: [0.35, 0.2],
  motivation: [0.15, 0.1],
  'questions-to-ask': [0.6, 0.2],
};

/** The themes that a comment names, in its own language or in English. */
const themesNamedIn = (comment: string, lexicon: Lexicon): Set<InterviewTheme> => {
  const said = tellingStems(comment);
  const isNamed = (theme: InterviewTheme): boolean =>
    [lexicon.themes[theme].name, theme].some((name) => {
      const stems = [...tellingStems(name)];
      return stems.length > 0 && stems.every((stem) => said.has(stem));
    });
  return new Set(interviewThemes.filter(isNamed));
};

/** Whole numbers that add up to `count` and come as near to the shares as can be. */
const quotas = (count: number, wished: ReadonlySet<InterviewTheme>): Map<InterviewTheme, number> => {
  const weigh = (theme: InterviewTheme): number => shares[theme] * (wished.has(theme) ? wishedShare : 1);
  const total = interviewThemes.reduce((sum, theme) => sum + weigh(theme), 0);
  const parts = interviewThemes.map((theme) => ({ theme, exact: (weigh(theme) / total) * count }));
  const quota = new Map(parts.map(({ theme, exact }) => [theme, Math.floor(exact)]));
  const left = count - [...quota.values()].reduce((sum, part) => sum + part, 0);
  const byRest = [...parts].sort((a, b) => (b.exact % 1) - (a.exact % 1));
  for (const { theme } of byRest.slice(0, left)) quota.set(theme, (quota.get(theme) ?? 0) + 1);
  return quota;
};

const count = <K>(map: Map<K, number>, key: K): number => map.get(key) ?? 0;
const add = <K>(map: Map<K, number>, key: K): void => void map.set(key, count(map, key) + 1);

/** Every pattern with every matter that it can be filled with, texts that were asked left out. */
const possible = (
  patterns: readonly Pattern[],
  matters: readonly Matter[],
  asked: readonly Asked[],
  lexicon: Lexicon,
): Choice[] => {
  const taken = new Set(asked.map(({ question }) => textKey(question)));
  return patterns.flatMap((pattern) =>
    matters
      .filter(({ kind }) => kind === pattern.about)
      .flatMap((matter) => {
        const question = fillSlots(pattern.text.ask, matter.slots, lexicon);
        return question === undefined || taken.has(textKey(question)) ? [] : [{ pattern, matter, question }];
      }),
  );
};

/** What has been chosen so far, and what that makes of the rest. */
const openSelection = (all: readonly Choice[], asked: readonly Asked[], comment: string) => {
  const wished = tellingStems(comment);
  const skills = [...searchText(comment).known.keys()];
  const [patterns, earlierPatterns] = [new Map<string, number>(), new Map<string, number>()];
  const [matters, quotes, themes] = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<InterviewTheme, number>(),
  ];
  for (const { source } of asked) {
    if (source === undefined) continue;
    add(earlierPatterns, source.pattern);
    if (source.matter !== 'general') matters.set(source.matter, count(matters, source.matter) + 0.5);
  }
  const chosen: Choice[] = [];
  const texts = new Set<string>();
  /** What of the choice the comment asks for, 0 to 1. */
  const wish = ({ matter, question }: Choice): number => {
    if (wished.size === 0) return 0;
    const text = [question, matter.requirement ?? '', ...matter.evidence.map(({ quote }) => quote)].join('\n');
    if (skills.some((skill) => searchText(text).known.has(skill))) return 1;
    const said = tellingStems(text);
    return Math.min(1, [...wished].filter((stem) => said.has(stem)).length / 2);
  };
  const lift = ({ matter, pattern: { theme } }: Choice): number => {
    const [first, less] = (matter.kind === 'general' ? generalLift[theme] : undefined) ?? [0, 0];
    const before = chosen.filter((one) => one.matter.kind === 'general' && one.pattern.theme === theme).length;
    return first - less * before;
  };
  const wishes = new Map(all.map((choice) => [choice, wish(choice)]));
  const mainQuote = ({ matter: { evidence } }: Choice): string | undefined =>
    evidence[0] === undefined ? undefined : `${evidence[0].quote} ${evidence[0].where}`;
  const score = (choice: Choice): number => {
    const { matter, pattern } = choice;
    const quote = mainQuote(choice);
    return (
      matter.weight +
      lift(choice) +
      0.5 * (wishes.get(choice) ?? 0) -
      (matter.kind === 'general' ? 0 : 0.45 * count(matters, matter.key)) -
      (quote === undefined ? 0 : 0.15 * count(quotes, quote)) -
      1.5 * count(patterns, pattern.id) -
      0.3 * count(earlierPatterns, pattern.id)
    );
  };
  const take = (choice: Choice): void => {
    chosen.push(choice);
    texts.add(textKey(choice.question));
    add(patterns, choice.pattern.id);
    add(matters, choice.matter.key);
    add(themes, choice.pattern.theme);
    const quote = mainQuote(choice);
    if (quote !== undefined) add(quotes, quote);
  };
  /** The best of those that are left; what ties is taken in the order of the bank. */
  const best = (wanted: (choice: Choice) => boolean, bonus: (choice: Choice) => number = () => 0) => {
    let found: { choice: Choice; score: number } | undefined;
    for (const choice of all) {
      if (!wanted(choice) || texts.has(textKey(choice.question))) continue;
      const value = score(choice) + bonus(choice);
      if (found === undefined || value > found.score) found = { choice, score: value };
    }
    return found?.choice;
  };
  return { chosen, themes, take, best };
};

/** Musts in the order in which they are asked about where not all can be: first what is missing, then by weight. */
const mustsInOrder = (matters: readonly Matter[], asked: readonly Asked[]): Matter[] => {
  const covered = new Set(asked.map(({ source }) => source?.matter));
  return matters
    .filter(({ isMust, key }) => isMust && !covered.has(key))
    .sort((a, b) => Number(a.isShown) - Number(b.isShown) || b.weight - a.weight);
};

/**
 * Chooses the questions of a set, deterministically, none twice and none that was asked before.
 *
 * Coverage comes first: one question for each must-have of the job and each gap that no earlier set has asked about.
 * Where these are more than the set may hold, gaps go before what the CV bears out, then the weightier before the
 * lighter, and what is left over comes first in the next set; the set is never longer than asked for. What room is left
 * is parted among the themes by their shares: each time the theme that is furthest behind gets its best question. A
 * theme with nothing left to ask leaves its room to the others; a bank with nothing left gives a shorter set.
 */
export const chooseQuestions = (
  patterns: readonly Pattern[],
  matters: readonly Matter[],
  wish: { readonly count: number; readonly comment?: string | undefined; readonly asked: readonly Asked[] },
  lexicon: Lexicon,
): Choice[] => {
  const all = possible(patterns, matters, wish.asked, lexicon);
  const { chosen, themes, take, best } = openSelection(all, wish.asked, wish.comment ?? '');
  const quota = quotas(wish.count, themesNamedIn(wish.comment ?? '', lexicon));
  const behind = (theme: InterviewTheme): number => (quota.get(theme) ?? 0) - count(themes, theme);

  for (const must of mustsInOrder(matters, wish.asked).slice(0, wish.count)) {
    // Asking them in return covers nothing.
    const choice = best(
      ({ matter, pattern }) => matter === must && pattern.theme !== 'questions-to-ask',
      ({ pattern }) => 0.02 * behind(pattern.theme),
    );
    if (choice !== undefined) take(choice);
  }
  const exhausted = new Set<InterviewTheme>();
  while (chosen.length < wish.count && exhausted.size < interviewThemes.length) {
    const theme = interviewThemes
      .filter((one) => !exhausted.has(one))
      .reduce((most, one) => (behind(one) > behind(most) ? one : most));
    const choice = best(({ pattern }) => pattern.theme === theme);
    if (choice === undefined) exhausted.add(theme);
    else take(choice);
  }
  const order = (choice: Choice): number => interviewThemes.indexOf(choice.pattern.theme);
  // What is asked in return goes from the general to the particular, as the bank has it.
  const weight = ({ matter, pattern }: Choice): number =>
    pattern.theme === 'questions-to-ask' ? -patterns.indexOf(pattern) : matter.weight;
  return [...chosen].sort((a, b) => order(a) - order(b) || weight(b) - weight(a));
};
