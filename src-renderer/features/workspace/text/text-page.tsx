import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { DocumentView } from '#shared/model/document.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { scrollBehavior } from '../../../components/scroll-behavior.ts';
import { documentStore } from '../../../stores/document-store.ts';
import { SectionBlock } from './section-block.tsx';
import styles from './text-page.module.css';

interface TextPageProps {
  readonly view: DocumentView;
  /** How far down it is scrolled now, in CSS pixels. */
  readonly onScrolled?: (top: number) => void;
}

/** The document as text on one long page, live while it is drafted. */
export const TextPage = ({ view, onScrolled }: TextPageProps) => {
  const { t } = useI18n();
  const page = useRef<HTMLElement>(null);
  const selectedId = useStore(documentStore, (state) => state.selectedId);
  const revealNo = useStore(documentStore, (state) => state.revealNo);

  useEffect(() => {
    if (revealNo === 0 || !selectedId) return;
    const section = page.current?.querySelector(`[data-section-id="${CSS.escape(selectedId)}"]`);
    section?.scrollIntoView({ block: 'start', behavior: scrollBehavior() });
  }, [selectedId, revealNo]);

  const isBlank = view.sections.every(
    ({ content, state }) => content === '' && (state.type === 'cancelled' || state.type === 'empty'),
  );
  return (
    <section
      ref={page}
      className={styles['desk']}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
      tabIndex={0}
      aria-label={t('work.page')}
      onScroll={(event) => onScrolled?.(event.currentTarget.scrollTop)}
    >
      <article className={styles['page']}>
        {isBlank && <p className={styles['blank']}>{t('work.nothing-drafted')}</p>}
        {view.sections.map((section) => (
          <SectionBlock key={section.id} section={section} provider={view.run?.provider ?? null} />
        ))}
      </article>
    </section>
  );
};
