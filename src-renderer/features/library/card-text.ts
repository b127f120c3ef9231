import { formatDuration, formatEstimate } from '#shared/i18n/format-time.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import type { DocumentSummary } from '#shared/model/document.ts';
import type { HoldReason } from '#shared/model/queue-status.ts';
import { drafterName } from '../../components/drafter-name.ts';

export interface CardText {
  readonly foot: string;
  /** The quiet word at the end of the foot line. */
  readonly aside: string;
  readonly chip: { readonly tone: 'warn' | 'bad'; readonly text: string } | null;
}

const asideOf = (t: Translate, { run, status }: DocumentSummary, isHeld: boolean): string => {
  if (!run || isHeld) return '';
  const isOpen = status === 'queued' || status === 'processing';
  if (isOpen) return run.remainingMs === null ? '' : t('foot.left', { time: formatEstimate(t, run.remainingMs) });
  if (status !== 'completed' || run.finishedAt === null || run.startedAt === null) return '';
  return t('foot.drafted-in', { time: formatDuration(t, run.finishedAt - run.startedAt) });
};

const chipOf = (
  t: Translate,
  status: DocumentSummary['status'],
  failed: number,
  hold: HoldReason | null,
): CardText['chip'] => {
  if (hold !== null) return { tone: 'warn', text: t(`chip.held-${hold}`) };
  if (status === 'failed') return { tone: 'bad', text: t('chip.failed') };
  if (failed > 0) return { tone: 'bad', text: t('library.failed-sections', { count: failed }) };
  return status === 'cancelled' ? { tone: 'warn', text: t('chip.stopped') } : null;
};

/** What a card says of a document's state; `held` is what holds the server of its run, if anything does. */
export const describeCard = (t: Translate, document: DocumentSummary, held: HoldReason | null): CardText => {
  const { status, thread, run } = document;
  const count = (...states: string[]) => thread.filter((state) => states.includes(state)).length;
  const failed = count('failed');
  const waiting = count('waiting');
  const isOpen = status === 'queued' || status === 'processing';
  const hold = isOpen && waiting > 0 ? held : null;
  // What nobody asked for yet is no work: some documents find their sections first.
  const total = thread.length - count('empty');
  const params = { done: count('drafted', 'edited'), total, count: failed };
  return {
    foot:
      hold !== null && run
        ? t('foot.held', { count: waiting, label: drafterName(t, run) })
        : status === 'partial' && failed === 0
          ? t('foot.cancelled')
          : status === 'processing' && total === 0
            ? t('foot.started')
            : t(`foot.${status}`, params),
    aside: asideOf(t, document, hold !== null),
    chip: chipOf(t, status, failed, hold),
  };
};
