import type { ParseArgsConfig } from 'node:util';
import type { KindFacts } from '#shared/kinds/kind-facts.ts';
import type { Json } from '#shared/model/json.ts';
import type { DocumentKindName } from '#shared/model/run.ts';
import { refuseHalfAnonymous } from '../export/export-variant.ts';
import { parseMoment } from '../terminal/parse-moment.ts';
import { readFlags, UsageError } from '../terminal/read-arguments.ts';
import type { CommonArguments } from './common-flags.ts';
import { commonFlags, commonSchema, switchFlag, valueFlag } from './common-flags.ts';
import type { FlagFacts } from './kind-flags.ts';
import { kindFlags, readKindFlags } from './kind-flags.ts';

/** What the command line needs to know of a document kind to draft one. */
export type DraftKind = FlagFacts & Pick<KindFacts, 'formats'>;

export interface DraftArguments extends Omit<CommonArguments, 'at'> {
  readonly kind: DocumentKindName;
  /** Paths of the files to draft from, by the kind's roles. */
  readonly sources: Readonly<Record<string, string>>;
  /** The kind's own options, as far as they were given. */
  readonly kindOptions: Readonly<Record<string, Json>>;
  /** When the draft is to start, epoch milliseconds; undefined means now. */
  readonly startAt: number | undefined;
}

type FlagTypes = NonNullable<ParseArgsConfig['options']>;

/** The flags of one kind as `parseArgs` takes them. */
const ownFlags = (kind: DraftKind): FlagTypes =>
  Object.fromEntries([
    ...Object.keys(kind.sources).map((role) => [role, valueFlag] as const),
    ...kindFlags(kind).map(({ name, isSwitch }) => [name, isSwitch ? switchFlag : valueFlag] as const),
  ]);

const findKind = (kinds: readonly DraftKind[], name: unknown): DraftKind => {
  const kind = kinds.find((known) => known.name === name);
  if (kind === undefined) throw new UsageError(`--kind takes ${kinds.map((known) => known.name).join(', ')}`);
  return kind;
};

/** A flag of another kind than the one that is drafted. */
const refuseForeignFlags = (kinds: readonly DraftKind[], kind: DraftKind, given: Readonly<Record<string, unknown>>) => {
  const own = { ...commonFlags, ...ownFlags(kind) };
  const foreign = Object.keys(given).find((flag) => !Object.hasOwn(own, flag));
  if (foreign === undefined) return;
  const theirs = kinds.filter((other) => Object.hasOwn(ownFlags(other), foreign)).map(({ name }) => name);
  throw new UsageError(`--${foreign} goes with --kind ${theirs.join(' or ')}`);
};

/** The embedded drafter reaches no server and has no models. */
const refuseServer = ({ provider, model, 'base-url': baseUrl }: CommonArguments): void => {
  if (provider !== 'embedded') return;
  if (baseUrl !== undefined) throw new UsageError('--base-url: the embedded drafter needs no server');
  if (model !== undefined) throw new UsageError('--model: the embedded drafter has no models');
};

/** The kind's sources are checked first, and its options after the length: as the usage shows them. */
const checkOrder = (kind: DraftKind): readonly string[] => {
  const common = Object.keys(commonSchema(kind.formats).shape);
  const at = common.indexOf('length') + 1;
  const options = kindFlags(kind).map(({ name }) => name);
  return [...Object.keys(kind.sources), ...common.slice(0, at), ...options, ...common.slice(at)];
};

const readValues = (kind: DraftKind, given: Readonly<Record<string, unknown>>) => {
  const common = commonSchema(kind.formats).safeParse(given);
  const { problems, ...own } = readKindFlags(kind, given);
  const order = checkOrder(kind);
  const wrong = [
    ...problems,
    ...(common.error?.issues ?? []).map(({ path, message }) => ({ flag: String(path[0]), message })),
  ].sort((a, b) => order.indexOf(a.flag) - order.indexOf(b.flag));
  if (!common.success || wrong.length > 0) throw new UsageError(wrong[0]?.message ?? 'wrong arguments');
  return { ...own, common: common.data };
};

/**
 * Reads the arguments of `dossier draft`. Throws a UsageError naming the first thing that is wrong.
 *
 * @param kinds those that can be drafted; a flag that two of them have means a value in both, or a switch in both
 * @param now epoch milliseconds, for times such as `18:30` and `+2h`
 */
export const parseDraftArguments = (
  args: readonly string[],
  { kinds, now }: { readonly kinds: readonly DraftKind[]; readonly now: number },
): DraftArguments => {
  const kindsFlags = kinds.flatMap((kind) => Object.entries(ownFlags(kind)));
  const given = readFlags(args, { ...Object.fromEntries(kindsFlags), ...commonFlags });
  const kind = findKind(kinds, given['kind']);
  refuseForeignFlags(kinds, kind, given);
  const { common, sources, options } = readValues(kind, given);
  const { at, ...rest } = common;
  refuseServer(common);
  refuseHalfAnonymous(common);
  if (at !== undefined && rest.wait !== undefined) {
    throw new UsageError('--at and --wait exclude each other: a draft for later is not waited for');
  }
  const startAt = at === undefined ? undefined : parseMoment(at, now, '--at');
  return { kind: kind.name, sources, kindOptions: options, ...rest, startAt };
};
