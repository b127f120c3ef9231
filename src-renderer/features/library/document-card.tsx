import { Checkbox } from '@mantine/core';
import { memo, useRef } from 'react';
import { formatAgo, formatDuration, formatEstimate } from '#shared/i18n/format-time.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import type { DocumentSummary } from '#shared/model/document.ts';
import type { HoldReason } from '#shared/model/queue-status.ts';
import { useActions } from '../../components/actions-context.tsx';
import { Card, CardButton } from '../../components/card.tsx';
import { Chip } from '../../components/chip.tsx';
import { drafterName } from '../../components/drafter-name.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { kindName } from '../../components/section-name.ts';
import { Thread } from '../../components/thread.tsx';
import { selectUpTo, toggleSelected } from '../../stores/library-store.ts';
import { CardMenu } from './card-menu.tsx';
import styles from './document-card.module.css';

interface CardText {
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

/** Every card is as high, in CSS pixels: the list is laid out before its cards exist. */
export const cardHeight = 178;

interface DocumentCardProps {
  readonly document: DocumentSummary;
  readonly now: number;
  /** What holds the server that drafts it. */
  readonly held: HoldReason | null;
  readonly isSelected: boolean;
  /** Something is selected: the boxes stay visible and a click selects. */
  readonly isSelecting: boolean;
  /** Where the card lies in the list, and how wide it is, in CSS pixels. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** A document in the library. The whole card opens it; box and menu lie above. */
export const DocumentCard = memo(({ document, now, held, isSelected, isSelecting, x, y, width }: DocumentCardProps) => {
  const { t, locale } = useI18n();
  const actions = useActions();
  const { title } = document;
  /** With Shift, everything from where the selection began. */
  const select = (isRange: boolean) => (isRange ? selectUpTo(document.id) : toggleSelected(document.id));
  const withShift = useRef(false);
  const words = describeCard(t, document, held);
  return (
    <Card
      as="li"
      className={styles['card']}
      isInteractive
      isSelected={isSelected}
      style={{ transform: `translate(${x}px, ${y}px)`, width, height: cardHeight }}
      aria-label={title}
    >
      <div className={styles['top']}>
        <span>{kindName(t, document.kind)}</span>
        <span className={styles['when']}>{formatAgo(t, locale, document.updatedAt, now)}</span>
        <span className={styles['tools']} data-shown={isSelecting || undefined}>
          <Checkbox
            checked={isSelected}
            onClick={(event) => {
              withShift.current = event.shiftKey;
            }}
            onChange={() => select(withShift.current)}
            aria-label={t('library.select', { title })}
          />
          <CardMenu document={document} />
        </span>
      </div>
      <CardButton
        className={styles['title']}
        dir="auto"
        onClick={(event) => (isSelecting || event.shiftKey ? select(event.shiftKey) : actions.open(document.id))}
      >
        <span className={styles['titleText']}>{title}</span>
      </CardButton>
      <div className={styles['chips']}>
        {document.client && <Chip>{document.client}</Chip>}
        {words.chip && <Chip tone={words.chip.tone}>{words.chip.text}</Chip>}
      </div>
      <div className={styles['thread']}>
        <Thread states={document.thread} />
      </div>
      <div className={styles['foot']}>
        <span>{words.foot}</span>
        <span className={styles['aside']}>{words.aside}</span>
      </div>
    </Card>
  );
});
