import { isBulletLine, withoutBullet } from '../text/split-list.ts';
import type { JobLabel, JobPart } from './job-headings.ts';
import { jobLabelOf, jobPartOf, jobPartWithin } from './job-headings.ts';

/** A line of a job description, told by how it is written. Blank lines are dropped, wrapped lines joined. */
export type JobLine =
  | { readonly type: 'heading'; readonly part: JobPart; readonly text: string }
  | { readonly type: 'label'; readonly label: JobLabel; readonly text: string }
  | { readonly type: 'bullet'; readonly text: string }
  | { readonly type: 'text'; readonly text: string };

const maxHeading = 90;

const unmarked = (line: string): string =>
  line
    .replace(/^\s*#{1,6}\s+/, '')
    .replace(/^\s*(\*\*|__)(.+?)\1(\s*:?)\s*$/, '$2$3')
    .replace(/\s+#+\s*$/, '')
    .replace(/^[^\p{L}\p{N}"'(«¿¡.+-]+(?=\p{L})/u, '')
    .trim();

const isMarked = (line: string): boolean => /^\s*#{1,6}\s+\S/.test(line) || /^\s*(\*\*|__).+\1\s*:?\s*$/.test(line);

const isShouted = (line: string): boolean => /\p{Lu}{3}/u.test(line) && !/\p{Ll}/u.test(line) && line.length <= 60;

/** What a line's place says of it: whether it is the first one, underlined, or stands right above a list. */
type Place = { readonly isFirst: boolean; readonly isUnderlined: boolean; readonly isAboveList: boolean };

const readHeading = (line: string, place: Place): JobLine | undefined => {
  const text = unmarked(line);
  if (text.length === 0 || text.length > maxHeading) return undefined;
  const bare = text.replace(/\s*[:：?]\s*$/u, '');
  const isShort = bare.split(/\s+/).length <= 6 && !/[.,;!]$/.test(bare);
  const isSet = isMarked(line) || place.isUnderlined || (place.isAboveList && isShort);
  const looksLikeOne = isSet || text !== bare || isShouted(text);
  // The first line is the title: "Requirements Engineer" opens nothing.
  const part = looksLikeOne && !place.isFirst ? jobPartWithin(bare) : isShort ? jobPartOf(bare) : undefined;
  if (part !== undefined) return { type: 'heading', part, text: bare };
  return isSet || (text !== bare && !text.endsWith('?')) ? { type: 'heading', part: 'other', text: bare } : undefined;
};

/** "Company: Nordlicht" is a label; "Requirements: five years of Java" opens a part with its first line. */
const readLabelled = (line: string): JobLine[] | undefined => {
  const text = line
    .replace(/\*\*|__/g, '')
    .replace(/^\s*#+\s*/, '')
    .trim();
  const match = /^([\p{L}'’ ()/-]{2,40}?)\s*[:：]\s*(\S.*)$/u.exec(text);
  if (match === null) return undefined;
  const [name, rest] = [match[1] ?? '', match[2] ?? ''];
  const label = jobLabelOf(name);
  if (label !== undefined) return [{ type: 'label', label, text: rest.trim() }];
  const part = jobPartOf(name);
  if (part === undefined) return undefined;
  return [
    { type: 'heading', part, text: name },
    { type: 'text', text: rest.trim() },
  ];
};

// Emphasis of a pasted Markdown text is no part of its words.
const withoutEmphasis = (line: string): string => line.replace(/(\*\*|__)(?=\S)([^*_\n]+?)(?<=\S)\1/g, '$2');

const isUnderline = (line: string | undefined): boolean =>
  line !== undefined && /^\s*(?:={3,}|-{3,}|_{3,}|~{3,})\s*$/.test(line);

const readLine = (line: string, last: JobLine | undefined, place: Place): JobLine[] => {
  if (!isBulletLine(line) || isMarked(line)) {
    const labelled = /^\s*#/.test(line) ? undefined : readLabelled(line);
    return labelled ?? [readHeading(line, place) ?? { type: 'text', text: withoutEmphasis(line) }];
  }
  const text = withoutEmphasis(withoutBullet(line));
  // Within a list "Languages: French" is an entry; labels stand before it.
  const labelled = last?.type === 'bullet' ? undefined : readLabelled(text);
  return labelled?.length === 1 ? labelled : [{ type: 'bullet', text }];
};

/** Splits clean text into lines that know what they are. */
export const readJobLines = (text: string): JobLine[] => {
  const source = text.split('\n').map((line) => line.trim());
  const lines: JobLine[] = [];
  source.forEach((line, index) => {
    if (line === '' || isUnderline(line)) return;
    const last = lines.at(-1);
    const isWrapped = index > 0 && source[index - 1] !== '' && /^[\p{Ll}(]/u.test(line) && !isBulletLine(line);
    if (isWrapped && (last?.type === 'bullet' || last?.type === 'text')) {
      lines[lines.length - 1] = { ...last, text: `${last.text} ${withoutEmphasis(line)}` };
      return;
    }
    const next = source.slice(index + 1, index + 3).find((following) => following !== '') ?? '';
    const place = {
      isFirst: last === undefined,
      isUnderlined: isUnderline(source[index + 1]),
      isAboveList: isBulletLine(next) && !isMarked(next),
    };
    lines.push(...readLine(line, last, place));
  });
  return lines;
};
