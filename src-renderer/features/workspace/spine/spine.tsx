import type { KeyboardEvent } from 'react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { DocumentView } from '#shared/model/document.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { useNow } from '../../../components/use-now.ts';
import { documentStore } from '../../../stores/document-store.ts';
import styles from './spine.module.css';
import { SpineNode } from './spine-node.tsx';

/** The document's sections as a vertical thread, each with its state. Arrow keys step through it. */
export const Spine = ({ view }: { view: DocumentView }) => {
  const { t } = useI18n();
  const list = useRef<HTMLOListElement>(null);
  const selectedId = useStore(documentStore, (state) => state.selectedId);
  const isTicking = view.sections.some(({ state }) => state.type === 'drafting' || state.type === 'waiting');
  const now = useNow(1_000, isTicking);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the selection is what it follows, through the page
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [selectedId]);

  // Focus follows the selection while the spine has it.
  const follow = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    window.requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[aria-current="true"]')?.focus());
  };

  return (
    <nav className={styles['spine']} aria-label={t('work.sections')} data-steps onKeyDown={follow}>
      <ol ref={list}>
        {view.sections.map((section) => (
          <SpineNode
            key={section.id}
            section={section}
            run={view.run}
            isSelected={section.id === selectedId}
            now={now}
          />
        ))}
      </ol>
    </nav>
  );
};
