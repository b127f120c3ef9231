import { findSkills } from '#shared/model/find-skills.ts';
import type { JobDescription } from '#shared/model/job-description.ts';
import type { ImportLog } from '../import-log.ts';
import { cleanText, shortenText } from '../text/clean-text.ts';
import { splitNames } from '../text/split-list.ts';
import type { JobPart } from './job-headings.ts';
import type { JobLine } from './job-lines.ts';
import { readJobLines } from './job-lines.ts';
import { readJobTitle } from './job-title.ts';

type PlacedLine = { readonly part: JobPart | 'intro'; readonly line: JobLine };

const maxRequirement = 2_000;
const maxEntries = 300;
const maxSkill = 160;

const asks =
  /\b(?:must|required?|requires?|mandatory|essential|experience (?:with|in|of|as)|years?['’]? (?:of )?experience|proficien(?:t|cy)|knowledge of|familiar(?:ity)? with|ability to|fluen(?:t|cy)|degree|certified|certification|exigée?|requise?|indispensable|maîtrise|expérience (?:en|de|dans|avec)|connaissances?|diplôme|erforderlich|zwingend|voraussetzung|erfahrung|kenntnisse|abschluss|vorausgesetzt|imprescindible|requerid[oa]|se requiere|experiencia|conocimientos?|dominio|titulación)/iu;

const place = (lines: readonly JobLine[]): PlacedLine[] => {
  let part: PlacedLine['part'] = 'intro';
  return lines.map((line) => {
    if (line.type === 'heading') part = line.part;
    return { part, line };
  });
};

const isContent = ({ line }: PlacedLine): boolean => line.type === 'bullet' || line.type === 'text';

/** Sentences of a text. A full stop ends one only before a capital, so that "e.g. Java" and ".NET" stay whole. */
const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?])\s+(?=[\p{Lu}\p{N}«"“¿¡])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

const textsOf = (lines: readonly PlacedLine[]): string[] => lines.filter(isContent).map(({ line }) => line.text);

/** Bullets as they are, prose by sentences. */
const entriesOf = (lines: readonly PlacedLine[]): string[] =>
  lines.filter(isContent).flatMap(({ line }) => (line.type === 'bullet' ? [line.text] : sentencesOf(line.text)));

const unique = (texts: readonly string[]): string[] => [...new Set(texts.filter((text) => text !== ''))];

/** Under headings that ask for something; else every bullet that offers nothing; else the sentences that ask. */
const requirementsOf = (lines: readonly PlacedLine[], log: ImportLog): string[] => {
  const asked = entriesOf(lines.filter(({ part }) => part === 'requirements'));
  if (asked.length > 0) return asked;
  const useful = lines.filter(({ part }) => part !== 'offer' && part !== 'about');
  const bullets = useful.filter(
    ({ line, part }) => line.type === 'bullet' && part !== 'responsibilities' && part !== 'skills',
  );
  if (bullets.length > 0) {
    log.note('guessed', 'requirements', 'No heading names the requirements; the list entries were taken as such.');
    return bullets.map(({ line }) => line.text);
  }
  const sentences = textsOf(useful)
    .flatMap(sentencesOf)
    .filter((sentence) => asks.test(sentence));
  if (sentences.length > 0) {
    log.note(
      'guessed',
      'requirements',
      'No heading names the requirements; the sentences that ask for something were taken.',
    );
    return sentences;
  }
  return [];
};

const listedSkills = (lines: readonly PlacedLine[]): string[] =>
  textsOf(lines.filter(({ part }) => part === 'skills'))
    .map((text) => text.replace(/^[^:,;]{2,40}:\s+/u, ''))
    .flatMap((text) => splitNames(text).map((name) => name.replace(/[.]$/, '')))
    .filter((name) => name.length <= 40 && name.split(/\s+/).length <= 4);

/** Where skills are looked for: in what is asked and what is to be done, if the text tells; else wherever nothing is offered. */
const searchedText = (lines: readonly PlacedLine[]): string => {
  const isAsked = ({ part }: PlacedLine): boolean =>
    part === 'requirements' || part === 'skills' || part === 'responsibilities';
  const asked = textsOf(lines.filter(isAsked));
  return (asked.length > 0 ? asked : textsOf(lines.filter(({ part }) => part !== 'offer' && part !== 'about'))).join(
    '\n',
  );
};

/** Skills listed under a heading of their own, then those the dictionary knows in the title and the text searched. */
const skillsOf = (lines: readonly PlacedLine[], title: string | undefined): string[] => {
  const listed = listedSkills(lines);
  const described = `${title ?? ''}\n${searchedText(lines)}`;
  const known = findSkills(described);
  const named = new Set(listed.flatMap((name) => findSkills(name).map(({ skill }) => skill)));
  const rest = known.filter(({ skill }) => !named.has(skill)).map(({ text }) => text.replace(/\s+/g, ' '));
  const seen = new Set<string>();
  return [...listed, ...rest].filter((name) => {
    const key = name.toLowerCase();
    if (seen.has(key) || name.length > maxSkill) return false;
    seen.add(key);
    return true;
  });
};

const limited = (texts: readonly string[], path: string, log: ImportLog): string[] => {
  if (texts.length > maxEntries) {
    log.note('shortened', path, `${texts.length} ${path} were found; the first ${maxEntries} were kept.`);
  }
  const long = texts.filter((text) => text.length > maxRequirement).length;
  if (long > 0) log.note('shortened', path, `${long} of the ${path} were very long and were shortened.`);
  return texts.slice(0, maxEntries).map((text) => shortenText(text, maxRequirement));
};

const summaryOf = (lines: readonly PlacedLine[], title: string | undefined): string | undefined => {
  const parts = lines.filter(({ part, line }) => line.type === 'text' && (part === 'intro' || part === 'role'));
  const text = parts
    .map(({ line }) => line.text)
    .filter((line, index) => index > 0 || title === undefined || !line.startsWith(title))
    .join('\n');
  return text === '' ? undefined : shortenText(text, 8_000);
};

/** Reads a job description from running text in English, French, German or Spanish; see requirementsOf and job-title.ts. */
export const readJobText = (raw: string, log: ImportLog): JobDescription => {
  const { text, hadMarkup } = cleanText(raw);
  if (hadMarkup) log.hadMarkup('');
  const lines = readJobLines(text);
  const placed = place(lines);
  const { title, company } = readJobTitle(lines);
  const location = lines.find((line) => line.type === 'label' && line.label === 'location')?.text;
  const responsibilities = entriesOf(placed.filter(({ part }) => part === 'responsibilities'));
  return {
    title: title && shortenText(title, 300),
    company: company && shortenText(company, 200),
    location: location && shortenText(location, 200),
    summary: summaryOf(placed, title),
    requirements: limited(unique(requirementsOf(placed, log)), 'requirements', log),
    responsibilities:
      responsibilities.length === 0 ? undefined : limited(unique(responsibilities), 'responsibilities', log),
    skills: skillsOf(placed, title).slice(0, maxEntries),
  };
};
