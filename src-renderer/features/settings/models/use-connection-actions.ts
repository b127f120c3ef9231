import type { Connection, ConnectionView } from '#shared/model/connection.ts';
import { tellError } from '../../../components/error-sentence.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { showToast } from '../../../components/toast.tsx';
import { appStore, updateSettings } from '../../../stores/app-store.ts';
import { removeConnection, setLeaving, tryServerNow } from '../../../stores/connections-store.ts';
import { deferRemoval } from '../defer-removal.ts';

const defaultNow = () => appStore.getState().snapshot?.settings.defaultProvider ?? 'embedded';

/** What can be done with a connection that is set up. Each tells where it fails, and offers to try again. */
export const useConnectionActions = () => {
  const { t, locale } = useI18n();
  const makeDefault = async (provider: string): Promise<void> => {
    const error = await updateSettings({ defaultProvider: provider, hasChosenProvider: true });
    if (error) tellError(t, locale, error, () => void makeDefault(provider));
  };
  const tryNow = async (origin: string): Promise<void> => {
    const error = await tryServerNow(origin);
    if (error) return tellError(t, locale, error, () => void tryNow(origin));
    showToast({ tone: 'info', title: t('queue.released'), text: t('queue.released-hint') });
  };
  const removeForGood = async (id: string): Promise<void> => {
    const error = await removeConnection(id);
    if (error) tellError(t, locale, error, () => void removeForGood(id));
  };
  const remove = ({ id, label }: ConnectionView): void => {
    const wasDefault = defaultNow() === id;
    setLeaving(id, true);
    // Nothing new goes there from now on, whatever becomes of the message.
    if (wasDefault) void makeDefault('embedded');
    deferRemoval({
      title: t('connection.removed', { label }),
      undoLabel: t('app.undo'),
      undo: () => {
        setLeaving(id, false);
        if (wasDefault) void makeDefault(id);
      },
      commit: () => void removeForGood(id),
    });
  };
  /** Says that a connection is saved, and offers to draft with it from now on. */
  const tellSaved = ({ id, label }: Connection): void => {
    const actions =
      defaultNow() === id ? [] : [{ label: t('connection.make-default'), run: () => void makeDefault(id) }];
    showToast({ tone: 'good', title: t('connection.saved', { label }), actions });
  };
  return {
    makeDefault: (provider: string) => void makeDefault(provider),
    tryNow: (origin: string) => void tryNow(origin),
    remove,
    tellSaved,
  };
};
