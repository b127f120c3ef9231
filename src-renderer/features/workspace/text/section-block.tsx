import type { ReactNode } from 'react';
import { memo } from 'react';
import { useStore } from 'zustand';
import type { RunView } from '#shared/model/document.ts';
import type { SectionView } from '#shared/model/section.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { closeMarkdown } from '../../../components/section/close-markdown.ts';
import { MarkdownView } from '../../../components/section/markdown-view.tsx';
import { SectionFault } from '../../../components/section/section-fault.tsx';
import { countWords } from '../../../components/section/section-text.ts';
import type { Standing } from '../../../components/section/standing-text.ts';
import { isFaulty, standingOf } from '../../../components/section/standing-text.ts';
import { documentStore } from '../../../stores/document-store.ts';
import styles from './text-page.module.css';

interface StandingChipProps {
  readonly section: SectionView;
  readonly standing: Standing;
}

/** What the text beside it is until another comes, and how far that one is. */
const StandingChip = ({ section, standing }: StandingChipProps) => {
  const { t } = useI18n();
  const isDrafting = section.state.type === 'drafting';
  const words = useStore(documentStore, ({ live }) =>
    isDrafting ? countWords(live.get(section.id)?.text ?? '') : null,
  );
  const text = words === null ? t(`standing.${standing}`) : t('standing.writing', { count: words });
  return (
    <span className={styles['standing']} data-drafting={isDrafting || undefined} title={text}>
      {text}
    </span>
  );
};

interface SectionBlockProps {
  readonly section: SectionView;
  readonly provider: RunView['provider'] | null;
}

const SectionHead = ({ heading, chip }: { heading: string | null; chip: ReactNode }) => {
  if (heading === null) return chip && <div className={styles['aside']}>{chip}</div>;
  return (
    <div className={styles['head']}>
      <h2 className={styles['heading']}>{heading}</h2>
      {chip}
    </div>
  );
};

/**
 * One section on the text page: its heading and text, the live text while it is drafted for the first time, lines while it
 * waits. A text that stands there already is kept until a whole new one has come: nothing collapses under a reader.
 */
export const SectionBlock = memo(({ section, provider }: SectionBlockProps) => {
  const { t } = useI18n();
  const { content, state } = section;
  const isDrafting = state.type === 'drafting';
  const isLive = isDrafting && content === '';
  const live = useStore(documentStore, ({ live: texts }) => (isLive ? texts.get(section.id)?.text : undefined));
  const text = isLive ? (live ?? '') : content;
  const isPending = text === '' && (isDrafting || state.type === 'waiting');
  const hasFault = isFaulty(section);
  if (text === '' && !isPending && !hasFault) return null;
  const standing = standingOf(section, provider === null ? null : { provider });
  const chip = standing && <StandingChip section={section} standing={standing} />;
  return (
    <section
      className={styles['section']}
      data-section-id={section.id}
      data-key={section.key}
      data-live={isLive || undefined}
      data-left-out={!section.hasSource || undefined}
      aria-busy={isDrafting}
    >
      <SectionHead heading={section.heading} chip={chip} />
      {!section.hasSource && text !== '' && <p className={styles['leftOut']}>{t('work.not-exported')}</p>}
      {hasFault && <SectionFault isOnPage section={section} />}
      {isPending && !isLive ? (
        <div className={styles['pending']} aria-hidden="true">
          <i />
          <i />
        </div>
      ) : (
        (text !== '' || isLive) && (
          // A text that takes another's place is a new element, so that it fades in; the first one only stops streaming.
          <div key={Math.max(1, section.revision)} className={styles['text']}>
            <MarkdownView text={isLive ? closeMarkdown(text) : text} />
          </div>
        )
      )}
    </section>
  );
});
