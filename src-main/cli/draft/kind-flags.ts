import { z } from 'zod';
import type { KindFacts, SourceRole } from '#shared/kinds/kind-facts.ts';
import type { Json } from '#shared/model/json.ts';
import { jsonSchema } from '#shared/model/json.ts';

/**
 * What the command line needs to know of a document kind. An option is offered here when its schema has
 * `.meta({ flag, value, help })`; a source is the file that `--<role>` names.
 */
export type FlagFacts = Pick<KindFacts, 'name' | 'options'> & {
  readonly sources: Readonly<Record<string, Pick<SourceRole, 'reads' | 'isRequired'>>>;
};

/** A flag of a kind, made from one of its options. */
export interface KindFlag {
  /** Without its hyphens. */
  readonly name: string;
  /** The option that it sets. */
  readonly option: string;
  /** It takes no value: it turns its option on, or off where its name begins with `no-`. */
  readonly isSwitch: boolean;
  /** What stands for its value in the usage, `N|all`; empty for a switch. */
  readonly placeholder: string;
  /** One line, the default at its end; empty where the flag explains itself. */
  readonly help: string;
  /** What it takes, for the errors: `a whole number from 0 to 500`, or a word; empty where it takes none of that. */
  readonly numbers: string;
  readonly words: string;
}

/** A flag that can't be used as it was given. */
interface FlagProblem {
  readonly flag: string;
  readonly message: string;
}

/** What was given for one kind. `options` holds only those that were set: the kind has defaults for the others. */
export interface KindReading {
  /** Paths by role. */
  readonly sources: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, Json>>;
  readonly problems: readonly FlagProblem[];
}

const valueSchema = z.object({
  type: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxLength: z.number().optional(),
});

/** An option as its JSON schema has it; what `.meta` added stands beside type and bounds. */
const optionSchema = valueSchema.extend({
  flag: z.string().optional(),
  value: z.string().default(''),
  help: z.string().default(''),
  default: z.unknown().optional(),
  anyOf: z.array(valueSchema).optional(),
});

type ValueShape = z.output<typeof valueSchema>;

const isNumber = ({ type }: ValueShape): boolean => type === 'integer' || type === 'number';

/** What JSON Schema says for "no bound of its own". */
const isBound = (bound: number | undefined): bound is number =>
  bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER;

const numberText = ({ type, minimum, maximum }: ValueShape): string => {
  const from = isBound(minimum) ? ` from ${minimum}` : '';
  const to = isBound(maximum) ? ` to ${maximum}` : '';
  return `${type === 'integer' ? 'a whole number' : 'a number'}${from}${to}`;
};

const wordsText = (shapes: readonly ValueShape[]): string => {
  const words = shapes.flatMap((shape) => shape.enum ?? (shape.const === undefined ? [] : [shape.const]));
  if (words.length > 0) return words.join(', ');
  const text = shapes.find(({ type }) => type === 'string');
  if (text === undefined) return '';
  return text.maxLength === undefined ? 'a text' : `a text of 1 to ${text.maxLength} characters`;
};

const helpText = (help: string, defaultValue: unknown, isSwitch: boolean): string =>
  help === '' || isSwitch || defaultValue === undefined ? help : `${help} (default: ${String(defaultValue)})`;

/** The flags that a kind's options ask for, in the options' order. */
export const kindFlags = ({ options }: FlagFacts): readonly KindFlag[] =>
  Object.entries(z.toJSONSchema(options, { io: 'input' }).properties ?? {}).flatMap(([option, schema]) => {
    const { flag, value, help, ...shape } = optionSchema.parse(schema);
    if (flag === undefined) return [];
    const isSwitch = shape.type === 'boolean';
    const shapes = shape.anyOf ?? [shape];
    return {
      name: flag,
      option,
      isSwitch,
      placeholder: value,
      help: helpText(help, shape.default, isSwitch),
      numbers: shapes.filter(isNumber).map(numberText).join(', or '),
      words: wordsText(shapes),
    };
  });

/** The number that was typed; null for anything else. An empty text is no 0. */
const typedNumber = (text: string): number | null =>
  /\S/.test(text) && Number.isFinite(Number(text)) ? Number(text) : null;

const isBoundCode = (code: string | undefined): boolean => code === 'too_small' || code === 'too_big';

const readOption = (schema: z.ZodType, flag: KindFlag, given: unknown): { value: unknown } | FlagProblem => {
  if (flag.isSwitch) return { value: !flag.name.startsWith('no-') };
  const text = String(given);
  const number = typedNumber(text);
  const readings = [text, ...(number === null ? [] : [number])].map((reading) => schema.safeParse(reading));
  const read = readings.find(({ success }) => success);
  if (read?.success) return { value: read.data };
  const isOutOfBounds = readings.some(({ error }) => error?.issues.some(({ code }) => isBoundCode(code)));
  // A number that is too small or too large needs only the bounds.
  const takes = isOutOfBounds && flag.numbers !== '' ? [flag.numbers] : [flag.numbers, flag.words];
  return { flag: flag.name, message: `--${flag.name} takes ${takes.filter((part) => part !== '').join(', or ')}` };
};

const readSources = ({ sources }: FlagFacts, given: Readonly<Record<string, unknown>>) => {
  const paths: Record<string, string> = {};
  const problems: FlagProblem[] = [];
  for (const [role, { isRequired }] of Object.entries(sources)) {
    const path = given[role];
    if (path === undefined && isRequired) problems.push({ flag: role, message: `--${role} is missing` });
    if (path === '') problems.push({ flag: role, message: `--${role} is empty` });
    if (typeof path === 'string' && path !== '') paths[role] = path;
  }
  return { paths, problems };
};

/**
 * Reads the sources and options of one kind from a command line.
 *
 * @param given values by flag, as `parseArgs` has them; flags that aren't this kind's are passed over
 */
export const readKindFlags = (facts: FlagFacts, given: Readonly<Record<string, unknown>>): KindReading => {
  const { paths, problems } = readSources(facts, given);
  const options: Record<string, Json> = {};
  for (const flag of kindFlags(facts)) {
    const schema: z.ZodType | undefined = facts.options.shape[flag.option];
    const text = given[flag.name];
    if (schema === undefined || text === undefined) continue;
    const read = readOption(schema, flag, text);
    if ('message' in read) problems.push(read);
    else options[flag.option] = jsonSchema.parse(read.value);
  }
  return { sources: paths, options, problems };
};
