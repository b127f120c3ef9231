import { memo } from 'react';
import { useStore } from 'zustand';
import type { SectionView } from '#shared/model/section.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { documentStore } from '../../stores/document-store.ts';
import { closeMarkdown } from './close-markdown.ts';
import { MarkdownView } from './markdown-view.tsx';
import styles from './text-page.module.css';

/** One section on the text page: its heading and text, the live text while it is drafted, lines while it waits. */
export const SectionBlock = memo(({ section }: { section: SectionView }) => {
  const { t } = useI18n();
  const live = useStore(documentStore, (state) => state.live.get(section.id));
  const isLive = section.state.type === 'drafting';
  const text = isLive && live?.text ? live.text : section.content;
  const isPending = text === '' && (isLive || section.state.type === 'waiting');
  if (text === '' && !isPending) return null;
  return (
    <section
      className={styles['section']}
      data-section-id={section.id}
      data-key={section.key}
      data-live={isLive || undefined}
      data-left-out={!section.hasSource || undefined}
      aria-busy={isLive}
    >
      {section.heading && <h2 className={styles['heading']}>{section.heading}</h2>}
      {!section.hasSource && text !== '' && <p className={styles['leftOut']}>{t('work.not-exported')}</p>}
      {isPending && !isLive ? (
        <div className={styles['pending']} aria-hidden="true">
          <i />
          <i />
        </div>
      ) : (
        <div className={styles['text']}>
          <MarkdownView text={isLive ? closeMarkdown(text) : text} />
        </div>
      )}
    </section>
  );
});
