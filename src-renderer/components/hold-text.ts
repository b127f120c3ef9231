import { formatEstimate } from '#shared/i18n/format-time.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import type { TakeoverView } from '#shared/model/queue-overview.ts';
import type { HoldReason } from '#shared/model/queue-status.ts';

/** What the button beside a hold does. */
export type HoldRemedy = 'try-now' | 'models' | 'costs' | 'queue';

/** The text of a hold: what happened, that nothing is lost, and what to do. */
export interface HoldText {
  readonly title: string;
  readonly text: string;
  readonly remedy: HoldRemedy;
}

const remedies: Readonly<Record<HoldReason, HoldRemedy>> = {
  offline: 'try-now',
  trouble: 'try-now',
  'no-server': 'models',
  'no-key': 'models',
  quota: 'try-now',
  'spending-limit': 'costs',
  paused: 'queue',
};

/** Says why work towards a server called `label` is held, and that `waiting` sections wait for it. */
export const describeHold = (t: Translate, reason: HoldReason, label: string, waiting: number): HoldText => {
  const waits = t('held.waits', { count: waiting });
  const remedy = remedies[reason];
  if (reason === 'paused') return { title: t('held.paused'), text: `${waits} ${t('held.paused-next')}`, remedy };
  return { title: t(`held.${reason}`, { label }), text: `${waits} ${t(`held.${reason}-next`)}`, remedy };
};

/** Who takes over and when; empty where nobody does. `now` in epoch milliseconds. */
export const takeoverText = (t: Translate, takeover: TakeoverView | undefined, now: number): string => {
  if (takeover === undefined) return '';
  const name = takeover.label ?? t('provider.embedded');
  const leftMs = takeover.at - now;
  return leftMs < 1_000
    ? t('server.takes-over', { name })
    : t('server.takes-over-in', { name, time: formatEstimate(t, leftMs) });
};
