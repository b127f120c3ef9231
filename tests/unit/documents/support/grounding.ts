import type { CompetenceFileInput } from '#shared/kinds/competence-file/competence-file.ts';
import { skillDictionary } from '#shared/model/skill-dictionary.ts';

/** Every word that the drafter itself may say: its sentences, labels, months, small numbers, and names of fields. */
const ownProse = `
  January Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec present ongoing from until
  no one two three four five six seven eight nine ten eleven twelve year years month months
  and of with at in as the for by a is or what no nor
  professional experience years currently most recently earlier roles role include includes this offers skills core
  qualifications speaks awards publications volunteer work projects project
  functional technical areas expertise education certifications languages were was given could be derived
  summary written could not name company
  position positions employer employers since besides other others shown score courses technologies
  further also named
`;

const tokensOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/\p{N}+|[\p{L}\p{M}]+/gu) ?? [];

const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
};

const own = new Set([...tokensOf(ownProse), ...skillDictionary.flatMap(({ domain }) => tokensOf(domain))]);

/** What the drafter computes from dates and counts; its own tests prove those figures right. */
const computed = [
  /\b\d{1,2}\+? years? of experience/gu,
  /\((?:\d+ years?)?(?: ?\d+ months?)?\) ?(?=·|$)/gmu,
  /^\d+ positions|(?<=with )\d+ employers|\b\d+ (?:volunteer roles|projects|others)\b/gmu,
];

/**
 * Words and numbers of a text that neither its input nor the drafter's own prose holds: inventions. Empty when all of
 * the text is grounded.
 */
export const inventionsIn = (text: string, input: CompetenceFileInput): string[] => {
  const source = new Set(stringsIn(input).flatMap(tokensOf));
  const rest = computed.reduce((left, figure) => left.replace(figure, ' '), text);
  return tokensOf(rest).filter((token) => !source.has(token) && !own.has(token));
};
