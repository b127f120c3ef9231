import { z } from 'zod';
import { kinds } from '#shared/kinds/registry.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import type { ExportVariant } from '#shared/model/export.ts';
import type { ExportFormat } from '#shared/model/run.ts';
import { exportFormatSchema } from '#shared/model/run.ts';
import type { Client } from '../client.ts';
import { callOrThrow } from '../client.ts';
import { UsageError } from '../terminal/read-arguments.ts';

/** A list of some formats, separated by commas; `name` is what was typed before it. */
export const formatsArgument = (name: string, formats: readonly ExportFormat[] = exportFormatSchema.options) =>
  z
    .string()
    .transform((list) => [...new Set(list.split(',').map((format) => format.trim().toLowerCase()))])
    .pipe(z.array(z.enum(formats), { error: name }).min(1))
    .catch(() => {
      throw new UsageError(`${name} takes a list of ${formats.join(', ')}`);
    });

/** What papers there are besides the documents themselves, over all kinds. */
const paperNames = kinds.flatMap(({ papers }) => papers);

/** The arguments that choose the variant to export. */
export const variantArguments = {
  theme: z.string().trim().min(1, '--theme is empty').optional(),
  paper: z.enum(paperNames, { error: `--paper takes ${paperNames.join(', ')}` }).optional(),
  anonymise: z.boolean().default(false),
  'hide-employers': z.boolean().default(false),
};

export const variantOptions = {
  theme: { type: 'string' },
  paper: { type: 'string' },
  anonymise: { type: 'boolean' },
  'hide-employers': { type: 'boolean' },
} as const;

export interface VariantArguments {
  readonly theme?: string | undefined;
  readonly paper?: string | undefined;
  readonly anonymise: boolean;
  readonly 'hide-employers': boolean;
}

/** Employers can only be hidden in anonymous documents. Throws a UsageError. */
export const refuseHalfAnonymous = ({ anonymise, 'hide-employers': hidesEmployers }: VariantArguments): void => {
  if (hidesEmployers && !anonymise) throw new UsageError('--hide-employers goes with --anonymise');
};

/** Finds the theme by its id or name. Throws `not-found` with the names there are. */
export const findVariant = async (
  client: Client,
  {
    theme,
    paper = null,
    anonymise,
    'hide-employers': hidesEmployers,
  }: Omit<VariantArguments, 'paper'> & {
    readonly paper?: string | null | undefined;
  },
): Promise<ExportVariant> => {
  const employers = hidesEmployers ? 'hide' : 'keep';
  const variant: ExportVariant = { themeId: null, anonymise: anonymise ? { employers } : null, paper };
  if (theme === undefined) return variant;
  const { themes } = await callOrThrow(client, 'theme.list', {});
  const wanted = theme.toLowerCase();
  const found = themes.find(({ id }) => id === theme) ?? themes.find(({ name }) => name.toLowerCase() === wanted);
  if (found === undefined) {
    throw new AppFailure({
      code: 'not-found',
      message: `There is no theme "${theme}".`,
      action: `Themes: ${themes.map(({ name }) => name).join(', ')}.`,
    });
  }
  return { ...variant, themeId: found.id };
};
