import type { Translate } from '#shared/i18n/translate.ts';
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
