import { formatEstimate } from '#shared/i18n/format-time.ts';
import type { Translate } from '#shared/i18n/translate.ts';

const dayMs = 24 * 3_600_000;

/** A length of time as it passes: `21 s`, `12 min`, `3 h`, `2 d`. `ms` in milliseconds; negative counts as none. */
export const formatElapsed = (t: Translate, ms: number): string =>
  ms < 2 * dayMs ? formatEstimate(t, Math.max(0, ms)) : t('time.days', { n: Math.floor(ms / dayMs) });
