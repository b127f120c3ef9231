import type { RouteOutput } from '#shared/contract/routes.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import { showToast } from '../components/toast.tsx';

/** Says that a draft has started, and that the queue is long if it is. */
export const toastStarted = (t: Translate, started: Pick<RouteOutput<'run.start'>, 'sections' | 'isBusy'>): void =>
  showToast({
    tone: 'info',
    title: t('toast.started'),
    text: `${t('toast.started-text', { count: started.sections })}${started.isBusy ? ` ${t('toast.busy')}` : ''}`,
    staysMs: 4_000,
  });
