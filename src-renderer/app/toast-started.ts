import type { RouteOutput } from '#shared/contract/routes.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import { hideToast, showToast } from '../components/toast.tsx';

const staysMs = 4_000;

/** The id of the message that a document's draft has started: the end of the draft takes it away. */
export const startedToastId = (documentId: DocumentId): string => `started:${documentId}`;

type Started = Pick<RouteOutput<'run.start'>, 'documentId' | 'sections' | 'isBusy'>;

/** Says that a draft has started, and that the queue is long if it is; nothing where all was there at once. */
export const toastStarted = (t: Translate, { documentId, sections, isBusy }: Started): void => {
  if (sections === 0) return;
  const id = startedToastId(documentId);
  showToast({
    id,
    tone: 'info',
    title: t('toast.started'),
    text: `${t('toast.started-text', { count: sections })}${isBusy ? ` ${t('toast.busy')}` : ''}`,
    staysMs,
  });
  // The pointer is where the button was, so often on the message, which would hold it there for good.
  window.setTimeout(() => hideToast(id), staysMs);
};
