import { formatEstimate } from '#shared/i18n/format-time.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import type { LaneView } from '#shared/model/queue-overview.ts';
import { holdKeys } from '../../components/hold-keys.ts';
import { takeoverText } from '../../components/hold-text.ts';
import { clockFormat } from './clock-format.ts';
import { shortReason } from './jobs/job-text.ts';

/** When the next call tries; empty for a hold that nobody tries. `now` in epoch milliseconds. */
export const nextTryText = (t: Translate, { until, outage }: NonNullable<LaneView['hold']>, now: number): string => {
  if (outage === undefined) return '';
  if (outage.isTrying || until === null || until - now < 1_000) return t('server.trying');
  return t('server.next-try', { time: formatEstimate(t, until - now) });
};

/** A hold in words: since when, what failed, and when the next call tries. `now` in epoch milliseconds. */
export const outageText = (t: Translate, locale: string, hold: NonNullable<LaneView['hold']>, now: number): string => {
  const reason = t(holdKeys[hold.reason]);
  const { outage } = hold;
  const taker = takeoverText(t, hold.takeover, now);
  if (outage === undefined) return [reason, taker].filter(Boolean).join(' · ');
  const since = t('server.since', { reason, time: clockFormat(locale).format(outage.since) });
  const what = hold.reason === 'trouble' && outage.error !== null ? shortReason(t, locale, outage.error) : '';
  return [since, what, nextTryText(t, hold, now), taker].filter(Boolean).join(' · ');
};
