import type { Translate } from '#shared/i18n/translate.ts';
import type { ToastAction } from '../components/toast.tsx';
import { hideToast, showToast } from '../components/toast.tsx';
import { navigate } from '../stores/navigation-store.ts';

/** The message about finished drafts that is shown now, and how many it counts. */
let shown: { readonly id: string; readonly count: number } | null = null;
let lastNo = 0;

/** Says that a draft is ready. Of many that end one after the other one message keeps count, instead of a pile of them. */
export const toastFinished = (t: Translate, title: string, actions: readonly ToastAction[]): void => {
  const count = (shown?.count ?? 0) + 1;
  if (shown) hideToast(shown.id);
  lastNo += 1;
  const id = `finished:${lastNo}`;
  shown = { id, count };
  const library: ToastAction = { label: t('command.library'), run: () => navigate({ name: 'library' }) };
  showToast({
    id,
    tone: 'good',
    title: count === 1 ? t('toast.finished', { title }) : t('toast.finished-many', { count }),
    actions: count === 1 ? actions : [library],
    onClose: () => {
      if (shown?.id === id) shown = null;
    },
  });
};
