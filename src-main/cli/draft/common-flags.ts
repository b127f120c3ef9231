import { z } from 'zod';
import type { ExportFormat } from '#shared/model/run.ts';
import { lengthSchema, toneSchema } from '#shared/model/run.ts';
import { formatsArgument, variantArguments, variantOptions } from '../export/export-variant.ts';
import { baseUrlArgument, modelArgument, providerArgument } from '../providers/providers-arguments.ts';
import { dataFolderArgument, required, typedNumber, wholeNumber } from '../terminal/argument-schemas.ts';

const usualFormats: readonly ExportFormat[] = ['pdf', 'docx', 'md', 'json'];

/** What a draft is written as unless `--format` says otherwise, as far as its kind can be. */
export const defaultFormats = (formats: readonly ExportFormat[]): ExportFormat[] =>
  usualFormats.filter((format) => formats.includes(format));

/**
 * The flags that drafts of every kind have, in the order in which they are checked.
 *
 * @param formats what the kind can be exported as
 */
export const commonSchema = (formats: readonly ExportFormat[]) =>
  z.object({
    out: required('--out'),
    format: formatsArgument('--format', formats).default(defaultFormats(formats)),
    ...variantArguments,
    provider: providerArgument,
    model: modelArgument,
    'base-url': baseUrlArgument,
    language: z
      .string()
      .trim()
      .min(2, '--language takes the name of a language')
      .max(60, '--language is too long')
      .optional(),
    tone: z.enum(toneSchema.options, { error: `--tone takes ${toneSchema.options.join(', ')}` }).optional(),
    length: z.enum(lengthSchema.options, { error: `--length takes ${lengthSchema.options.join(', ')}` }).optional(),
    'max-retries': wholeNumber('--max-retries', 0, 10).optional(),
    title: z.string().trim().min(1, '--title is empty').max(200, '--title is longer than 200 characters').optional(),
    'data-dir': dataFolderArgument,
    wait: typedNumber('--wait takes seconds').pipe(z.number().min(0, '--wait takes seconds')).optional(),
    priority: wholeNumber('--priority', 1, 10).optional(),
    at: z.string().optional(),
    json: z.boolean().default(false),
  });

export type CommonArguments = z.output<ReturnType<typeof commonSchema>>;

export const valueFlag = { type: 'string' } as const;
export const switchFlag = { type: 'boolean' } as const;

/** The same as `parseArgs` takes them, and the kind. */
export const commonFlags = {
  kind: valueFlag,
  out: valueFlag,
  format: valueFlag,
  ...variantOptions,
  provider: valueFlag,
  'base-url': valueFlag,
  model: valueFlag,
  language: valueFlag,
  tone: valueFlag,
  length: valueFlag,
  'max-retries': valueFlag,
  title: valueFlag,
  'data-dir': valueFlag,
  wait: valueFlag,
  priority: valueFlag,
  at: valueFlag,
  json: switchFlag,
} as const;
