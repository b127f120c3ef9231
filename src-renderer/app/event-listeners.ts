import type { EventPayload } from '#shared/contract/events.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import { client } from '../client.ts';
import type { DocumentActions } from '../components/actions-context.tsx';
import { errorWords } from '../components/error-sentence.ts';
import { labelName } from '../components/section-name.ts';
import type { ToastAction } from '../components/toast.tsx';
import { hideToast, showToast } from '../components/toast.tsx';
import { describeHealth } from '../features/queue/health-text.ts';
import { queueName } from '../features/queue/queue-name.ts';
import type { EventListeners } from '../stores/event-pump.ts';
import { navigate, navigationStore } from '../stores/navigation-store.ts';
import { runCommand } from './commands.ts';
import { startedToastId } from './toast-started.ts';

/** The toast about finished drafts that is shown now, and how many it counts. */
let shown: { readonly id: string; readonly count: number } | null = null;
let lastNo = 0;

/** Shows that a draft is ready. Drafts that end one after the other share one toast, which counts them. */
const toastFinished = (t: Translate, title: string, actions: readonly ToastAction[]): void => {
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

const retryDocument = async (actions: DocumentActions, event: EventPayload<'document.finished'>) => {
  const view = await client.call('document.get', { documentId: event.documentId });
  if (view.ok && view.value.run) await actions.retryFailed(view.value.run.id);
};

/** As good as for ever: nothing goes on until Dossier is started again. */
const untilRestartMs = 24 * 60 * 60_000;

/** What happens when a run ends or the operating system's menu asks for something. */
export const createEventListeners = (t: Translate, locale: string, actions: DocumentActions): EventListeners => ({
  onFinished: (event) => {
    const { route } = navigationStore.getState();
    const isOpen = route.name === 'workspace' && route.documentId === event.documentId;
    const { part } = event;
    const title = part === undefined ? event.title : `${event.title} · ${labelName(t, part)}`;
    hideToast(startedToastId(event.documentId));
    const open: readonly ToastAction[] = isOpen
      ? []
      : [{ label: t('app.open'), run: () => actions.open(event.documentId) }];
    const exportIt: ToastAction = {
      label: t('work.export'),
      run: () => actions.openExport(event, event.status === 'completed'),
    };
    const retry: ToastAction = { label: t('app.retry'), run: () => void retryDocument(actions, event) };
    switch (event.status) {
      case 'completed':
        return toastFinished(t, title, [...open, exportIt]);
      case 'partial':
        return showToast({
          tone: 'bad',
          title: t('toast.partial', { title, count: event.failedSections }),
          actions: [retry, ...open],
        });
      case 'failed':
        return showToast({ tone: 'bad', title: t('toast.failed', { title }), actions: [retry, ...open] });
      case 'cancelled':
        return showToast({ tone: 'info', title: t('toast.cancelled', { title }), actions: open });
      default:
        return;
    }
  },
  onAlerted: ({ queue, reasons }) => {
    if (navigationStore.getState().route.name === 'queue') return;
    showToast({
      id: `alerted:${queue}`,
      tone: 'bad',
      title: t('queue.alerted', { name: queueName(t, queue) }),
      text: reasons.map((reason) => describeHealth(t, reason)).join(' · '),
      actions: [{ label: t('queue.show'), run: () => navigate({ name: 'queue' }) }],
    });
  },
  onStoreFailed: (error) => {
    const { sentence, action } = errorWords(t, locale, error);
    showToast({ id: 'store-failed', tone: 'bad', title: sentence, text: action, staysMs: untilRestartMs });
  },
  onRequested: ({ documentId }) => actions.open(documentId),
  onCommand: (command) => runCommand(command, actions),
});
