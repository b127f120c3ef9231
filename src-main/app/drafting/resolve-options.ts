import type { z } from 'zod';
import { AppFailure } from '#shared/model/app-error.ts';
import type { RunOptions, runRequestSchema } from '#shared/model/run.ts';
import type { AppDeps } from '../ports.ts';
import { sectionsQueue } from './step-payload.ts';

type RunRequest = z.output<typeof runRequestSchema>;

/** Options in which nothing is left to the settings. */
export type ResolvedOptions = RunOptions & { readonly maxRetries: number };

/**
 * Completes a request's options with the provider and model of the settings, so that a later change of the settings
 * changes no run under way. Throws `provider.unknown` or `provider.no-model`.
 */
export const resolveOptions = (
  deps: AppDeps,
  request: RunRequest,
): { readonly options: ResolvedOptions; readonly provider: NonNullable<ReturnType<AppDeps['provider']>> } => {
  const name = request.provider ?? deps.settings().defaultProvider;
  const provider = deps.provider(name);
  if (!provider) {
    throw new AppFailure({
      code: 'provider.unknown',
      message: `"${name}" is not set up as a provider.`,
      action: 'Add it in Settings, or use the embedded drafter.',
    });
  }
  const connection = deps.connection(name);
  const model = request.model ?? connection?.model ?? undefined;
  if (connection !== null && model === undefined) {
    throw new AppFailure({
      code: 'provider.no-model',
      message: `No model was chosen for ${connection.label}.`,
      action: 'Choose one in Settings.',
    });
  }
  const { model: _asked, ...rest } = request;
  const maxRetries = request.maxRetries ?? deps.policies.of(sectionsQueue).attemptLimit - 1;
  return { options: { ...rest, provider: name, maxRetries, ...(model === undefined ? {} : { model }) }, provider };
};
