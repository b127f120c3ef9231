import type { SourceReader } from '#shared/kinds/kind-facts.ts';
import { defaultFormats } from './common-flags.ts';
import type { DraftKind } from './draft-arguments.ts';
import type { KindFlag } from './kind-flags.ts';
import { kindFlags } from './kind-flags.ts';

/** What can be read from a file, by reader. */
const sourceTexts: Readonly<Record<SourceReader, string>> = {
  candidate: 'a candidate (JSON or JSON Resume)',
  job: 'a job description (JSON or text)',
};

const flagSynopsis = ({ name, placeholder }: KindFlag): string =>
  `[--${name}${placeholder === '' ? '' : ` ${placeholder}`}]`;

const callText = ({ name, sources }: DraftKind): string => {
  const files = Object.entries(sources).map(([role, { isRequired }]) =>
    isRequired ? `--${role} FILE` : `[--${role} FILE]`,
  );
  return ['dossier draft', `--kind ${name}`, ...files, '--out DIR'].join(' ');
};

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

/** How the first kind is drafted, with all that every kind takes. */
const fullSynopsis = (kind: DraftKind): string => {
  const flags = kindFlags(kind);
  const values = flags.filter(({ isSwitch }) => !isSwitch).map(flagSynopsis);
  const switches = flags.filter(({ isSwitch }) => isSwitch).map(flagSynopsis);
  return `Usage: ${callText(kind)}
         [--format ${kind.formats.join(',')}] [--provider NAME] [--base-url URL] [--model NAME]
         ${joined('[--language NAME] [--tone TONE] [--length LENGTH]', ...values, '[--max-retries N]', ...switches, '[--title TEXT]')}
         [--theme NAME] [--anonymise [--hide-employers]]
         [--priority N] [--at TIME] [--data-dir DIR] [--wait SECONDS] [--json]`;
};

/** How another kind is drafted: what differs from the first. */
const shortSynopsis = (kind: DraftKind): string => `       ${callText(kind)}
         ${joined(`[--format ${kind.formats.join(',')}]`, ...kindFlags(kind).map(flagSynopsis), '…')}`;

const kindNoun = ({ name }: DraftKind): string => {
  const words = name.replaceAll('-', ' ');
  return `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`;
};

const purposeText = (kind: DraftKind): string => {
  const roles = Object.values(kind.sources);
  const texts = (isRequired: boolean) =>
    roles.filter((role) => role.isRequired === isRequired).map(({ reads }) => sourceTexts[reads]);
  const optional = texts(false);
  const ifGiven = optional.length === 0 ? '' : ` and, if given, ${optional.join(' and ')}`;
  return `Drafts ${kindNoun(kind)} from ${texts(true).join(' and ')}${ifGiven},\nand writes it to DIR.`;
};

type HelpRow = readonly [flag: string, text: string];

const beforeKinds = (formats: DraftKind['formats']): readonly HelpRow[] => [
  ['--format', `what to write, comma-separated (default: ${defaultFormats(formats).join(',')})`],
  ['--theme', "how the files look, by the theme's name or id (default: as set in Settings)"],
  [
    '--anonymise',
    'initials in place of the name, no contact data; --hide-employers: letters in place of employers, too',
  ],
  [
    '--provider',
    `who drafts: embedded (no network, no key), openai (key in OPENAI_API_KEY), or a server that
"dossier providers" lists (default: as set in Settings, at first embedded)`,
  ],
  [
    '--base-url',
    "a server that speaks OpenAI's language, e.g. http://127.0.0.1:11434/v1 (key, if any, in DOSSIER_API_KEY)",
  ],
  ['--model', "the model's name (default: the server's own, or the first that it offers)"],
  ['--language', "what a model writes in (default: as the candidate's text)"],
  ['--tone', 'for a model: neutral, formal, confident, warm'],
  ['--length', 'for a model: short, standard, detailed'],
];

const afterKinds: readonly HelpRow[] = [
  ['--max-retries', 'tries after the first for each section (default: 2)'],
  ['--priority', '1 to 10, higher goes first (default: 5)'],
  ['--at', `start later: 18:30, "2026-01-05 18:30", +2h; doesn't wait, and writes no files`],
  ['--wait', "seconds to wait for the draft; what isn't done then stays queued (default: until it is done)"],
  ['--data-dir', "where Dossier keeps its data (default: the app's own folder)"],
  ['--json', 'print one JSON object, the run record, and nothing else'],
];

/** A kind's own flags; where there are several kinds, each line says whose it is. */
const kindRows = (kinds: readonly DraftKind[]): readonly HelpRow[] =>
  kinds.flatMap((kind) =>
    kindFlags(kind).flatMap(({ name, help }): HelpRow[] =>
      help === '' ? [] : [[`--${name}`, kinds.length === 1 ? help : `${kind.name}: ${help}`]],
    ),
  );

const helpLines = (rows: readonly HelpRow[]): string => {
  const width = Math.max(...rows.map(([flag]) => flag.length)) + 2;
  const indent = ' '.repeat(width + 2);
  return rows.map(([flag, text]) => `  ${flag.padEnd(width)}${text.replaceAll('\n', `\n${indent}`)}`).join('\n');
};

/** How `dossier draft` is used, with the flags of each kind. */
export const draftUsage = (kinds: readonly DraftKind[]): string => `${kinds
  .map((kind, nth) => (nth === 0 ? fullSynopsis(kind) : shortSynopsis(kind)))
  .join('\n')}

${kinds.map(purposeText).join('\n')} Files that are there already are never overwritten.

${helpLines([...beforeKinds(kinds[0]?.formats ?? []), ...kindRows(kinds), ...afterKinds])}

Exit codes: 0 complete (or put off with --at), 3 partial, 1 failed (bad input included), 2 wrong usage,
5 still waiting.
`;
