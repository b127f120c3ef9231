import type { Translate } from '#shared/i18n/translate.ts';
import type { RunView } from '#shared/model/document.ts';

/** Dossier's own drafter, which no server is behind. */
export const embeddedDrafter = 'embedded';

/** Whether a run asks a model, whose calls may cost something. `scripted` stands in for one in development. */
export const isModelRun = (run: Pick<RunView, 'provider'> | null): boolean =>
  run !== null && run.provider !== embeddedDrafter;

/** Who drafts a run: a server by the user's name for it, or one of Dossier's own drafters. */
export const drafterName = (t: Translate, { provider, providerLabel }: Pick<RunView, 'provider' | 'providerLabel'>) => {
  if (providerLabel !== null) return providerLabel;
  if (provider === embeddedDrafter) return t('provider.embedded');
  return provider === 'scripted' ? t('provider.scripted') : t('provider.removed');
};
