import type { EventPayload } from '#shared/contract/events.ts';
import { formatEstimate } from '#shared/i18n/format-time.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import { labelText } from '#shared/kinds/label-text.ts';
import type { AppError } from '#shared/model/app-error.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import type { UnhealthyReason } from '#shared/model/queue-overview.ts';
import { queueNameSchema } from '#shared/model/queue-policy.ts';

/** The page that a click on a notification opens. */
export type NoticeTarget =
  | { readonly type: 'document'; readonly documentId: DocumentId }
  | { readonly type: 'library' }
  | { readonly type: 'queue' };

/** The text of a notification. It shows no more of a document than its title, because others may see the screen. */
export interface Notice {
  readonly title: string;
  readonly text: string;
  readonly target: NoticeTarget;
}

export type FinishedDocument = EventPayload<'document.finished'>;
export type FinishedExport = EventPayload<'export-batch.updated'>;
export type QueueAlert = EventPayload<'queue.alerted'>;
export type HeldServer = EventPayload<'provider.held'>;

const noticeOfOne = (t: Translate, finished: FinishedDocument): Notice => {
  const { documentId, part, status, failedSections } = finished;
  const title = part === undefined ? finished.title : `${finished.title} · ${labelText(part, t('language.tag'))}`;
  const target = { type: 'document', documentId } as const;
  switch (status) {
    case 'completed':
      return { title: t('toast.finished', { title }), text: t('notify.ready-text'), target };
    case 'partial':
      return { title: t('toast.partial', { title, count: failedSections }), text: t('notify.partial-text'), target };
    default:
      return { title: t('toast.failed', { title }), text: t('notify.failed-text'), target };
  }
};

/**
 * The notification of drafts that have ended.
 * @param documents at least one, each completed, partial or failed.
 */
export const documentsNotice = (t: Translate, documents: readonly FinishedDocument[]): Notice => {
  const [only, ...others] = documents;
  if (only && others.length === 0) return noticeOfOne(t, only);
  const ready = documents.filter(({ status }) => status === 'completed').length;
  const open = documents.length - ready;
  const target = { type: 'library' } as const;
  if (open === 0) return { title: t('notify.ready-many', { count: ready }), text: t('notify.library-text'), target };
  const title = t(ready === 0 ? 'notify.open-many' : 'notify.mixed', { count: open, ready, total: documents.length });
  return { title, text: t('notify.open-text'), target };
};

/**
 * The notification of bulk exports that have ended: how many documents, and no titles.
 * @param exports at least one.
 */
export const exportsNotice = (t: Translate, exports: readonly FinishedExport[]): Notice => {
  const count = exports.reduce((sum, { completed }) => sum + completed, 0);
  const failed = exports.reduce((sum, one) => sum + one.failed, 0);
  const target = { type: 'library' } as const;
  if (failed === 0) return { title: t('notify.exported', { count }), text: t('notify.exported-text'), target };
  const total = count + failed;
  return { title: t('notify.exported-some', { count: failed, total }), text: t('notify.exported-some-text'), target };
};

const queueName = (t: Translate, queue: string): string => {
  const known = queueNameSchema.safeParse(queue);
  return known.success ? t(`queue.name.${known.data}`) : queue;
};

const reasonWords = (t: Translate, reason: UnhealthyReason): string => {
  switch (reason.type) {
    case 'error-rate':
      return t('notify.error-rate', { rate: Math.round(reason.rate * 100) });
    case 'backlog':
      return t('notify.backlog', { count: reason.waiting });
    case 'running':
      return t('notify.running', { count: reason.running });
    case 'oldest-wait':
      return t('notify.oldest-wait', { time: formatEstimate(t, reason.waitMs) });
  }
};

/**
 * The notification of queues that have become unhealthy (requirements D6, E4).
 * @param alerts at least one.
 */
export const queuesNotice = (t: Translate, alerts: readonly QueueAlert[]): Notice => {
  const target = { type: 'queue' } as const;
  const names = alerts.map(({ queue }) => queueName(t, queue)).join(', ');
  const [only, ...others] = alerts;
  if (!only || others.length > 0) return { title: t('notify.alerts', { count: alerts.length }), text: names, target };
  const [first] = only.reasons;
  const why = first ? reasonWords(t, first) : '';
  return { title: t('notify.alert', { name: names, why }), text: t('notify.alert-text'), target };
};

const heldWords = (t: Translate, { reason }: HeldServer): string => {
  switch (reason) {
    case 'no-key':
    case 'quota':
    case 'spending-limit':
    case 'offline':
      return t(`error.provider.${reason}`);
    case 'trouble':
    case 'no-server':
      return t(`hold.${reason}`);
    case 'paused':
      return '';
  }
};

/**
 * The notification of servers that wait for the user (a key, a budget, a limit).
 * @param held at least one; the last one says what to do now.
 */
export const heldNotice = (t: Translate, held: readonly HeldServer[]): Notice => {
  const last = held.at(-1);
  const title = last ? `${last.label}: ${heldWords(t, last)}` : '';
  return { title, text: t('notify.alert-text'), target: { type: 'queue' } };
};

/**
 * The notification of a disk or data file that is broken.
 * @param failures at least one.
 */
export const failureNotice = (t: Translate, failures: readonly AppError[]): Notice => {
  const code = failures.at(-1)?.code === 'data.damaged' ? 'data.damaged' : 'data.not-saved';
  return { title: t(`error.${code}`), text: t(`action.${code}`), target: { type: 'queue' } };
};
