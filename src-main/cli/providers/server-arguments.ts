import { z } from 'zod';
import type { BaseUrlProblem } from '#shared/model/base-url.ts';
import { readBaseUrl } from '#shared/model/base-url.ts';
import { providerNameSchema } from '#shared/model/run.ts';
import { UsageError } from '../terminal/read-arguments.ts';

const problems: Readonly<Record<BaseUrlProblem, string>> = {
  'not-a-url': 'takes an address such as http://127.0.0.1:11434/v1',
  scheme: 'takes an address that begins with https:// or http://',
  credentials: 'takes an address without a name or password in it; keys come from DOSSIER_API_KEY',
  extra: 'takes an address without ? and #',
  unencrypted: 'takes https:// for a server beyond this computer and the local network',
  'forbidden-host': 'names a host to which Dossier sends nothing',
};

/** The address of a server with models. */
export const baseUrlArgument = z
  .string()
  .transform((text) => {
    const reading = readBaseUrl(text);
    if (!reading.ok) throw new UsageError(`--base-url ${problems[reading.problem]}`);
    return reading.url;
  })
  .optional();

/** Who drafts, by name. */
export const providerArgument = z
  .string()
  .transform((name) => name.toLowerCase())
  .pipe(providerNameSchema)
  .catch(() => {
    throw new UsageError('--provider takes embedded, openai, or the name of a server that "dossier providers" lists');
  })
  .optional();

export const modelArgument = z.string().trim().min(1, '--model is empty').max(200, '--model is too long').optional();
