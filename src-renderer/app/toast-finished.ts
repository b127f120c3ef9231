import type { Translate } from '#shared/i18n/translate.ts';
import type { ToastAction } from '../components/toast.tsx';
import { hideToast, showToast } from '../components/toast.tsx';
import { navigate } from '../stores/navigation-store.ts';

/** The toast about finished drafts that is shown now, and how many it counts. */
let shown: { readonly id: string; readonly count: number } | null = null;
let lastNo = 0;

/** Shows that a draft is ready. Drafts that end one after the other share one toast, which counts them. */
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
