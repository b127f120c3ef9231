import { formatClock, formatDuration, formatEstimate } from '#shared/i18n/format-time.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import type { SectionView, WaitReason } from '#shared/model/section.ts';
import { errorWords } from '../error-sentence.ts';
import { holdKeys } from '../hold-keys.ts';

/** How many words a text has: runs of anything but white space that hold a letter or digit. */
export const countWords = (text: string): number => text.match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0;

const waitWords = (t: Translate, reason: WaitReason, now: number): string => {
  switch (reason.type) {
    case 'in-line':
      return reason.position === 1 ? t('state.next') : t('state.position', { count: reason.position });
    case 'sections':
      return t('state.waits-sections', { count: reason.count });
    case 'retry':
      return reason.dueAt > now
        ? t('state.retry-in', { time: formatEstimate(t, reason.dueAt - now) })
        : t('state.retry-now');
    case 'scheduled':
      return reason.dueAt > now
        ? t('state.starts-in', { time: formatEstimate(t, reason.dueAt - now) })
        : t('state.starting');
    case 'held':
      return t('state.held', { reason: t(holdKeys[reason.reason]) });
  }
};

const draftingWords = (t: Translate, startedAt: number, attempt: number, liveText: string, now: number): string => {
  const words = t('state.drafting', { count: countWords(liveText), clock: formatClock(now - startedAt) });
  return attempt > 1 ? `${words} · ${t('state.attempt', { n: attempt })}` : words;
};

/**
 * What the spine says of a section's state.
 * @param liveText what has streamed in so far. @param now epoch milliseconds.
 */
export const sectionWords = (
  t: Translate,
  locale: string,
  section: SectionView,
  liveText: string,
  now: number,
): string => {
  const { state } = section;
  switch (state.type) {
    case 'empty':
      return t('state.empty');
    case 'waiting':
      return waitWords(t, state.reason, now);
    case 'drafting':
      return draftingWords(t, state.startedAt, state.attempt, liveText, now);
    case 'drafted': {
      const words = t('state.drafted', { time: formatDuration(t, state.processingTimeMs) });
      return section.hasSource ? words : t('state.no-source');
    }
    case 'edited':
      return section.isLocked ? `${t('state.edited')} · ${t('state.locked')}` : t('state.edited');
    case 'failed': {
      const reason = errorWords(t, locale, state.error).sentence.replace(/\.$/, '');
      return t('state.failed', { reason, count: state.attempts });
    }
    case 'cancelled':
      return t('state.cancelled');
  }
};
