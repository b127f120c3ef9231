import { SegmentedControl } from '@mantine/core';
import { Suspense, useEffect, useState } from 'react';
import type { DocumentView } from '#shared/model/document.ts';
import { Bar } from '../../components/bar.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import { PageSkeleton } from '../../components/workspace-skeleton.tsx';
import { findKind } from '../../kinds/registry.ts';
import { AnonymousButton } from './anonymous-button.tsx';
import styles from './desk.module.css';
import { HeldBanner } from './held-banner.tsx';
import { LookMenu } from './look-menu.tsx';
import { Pages, preparePages } from './pages/pages.tsx';
import { TextPage } from './text/text-page.tsx';

/** How far a text is scrolled, in CSS pixels, before it counts as being read. */
const readFrom = 40;

/** What of a document is looked at: its kind's own view, where it has one, its text, or its pages. */
export type Side = 'own' | 'text' | 'pages';

interface DeskProps {
  readonly view: DocumentView;
  /** Text is still coming: the live text is worth more than pages. */
  readonly isOpen: boolean;
  readonly drafted: number;
  /** What the user chose; null until they do. */
  readonly choice: Side | null;
  readonly onChoose: (side: Side) => void;
}

/**
 * The middle: what the kind has of its own; else live text while it is drafted, the printed pages afterwards, or what the user chose. The pages take the
 * text's place only when they are drawn, and never from under someone who reads further down.
 */
export const Desk = ({ view, isOpen, drafted, choice, onChoose }: DeskProps) => {
  const { t } = useI18n();
  const own = findKind(view.kind)?.desk;
  const side = choice ?? (own ? 'own' : isOpen || drafted === 0 ? 'text' : 'pages');
  const [hadText, setHadText] = useState(false);
  useEffect(() => {
    if (side === 'text') setHadText(true);
    // Pages will be wanted sooner or later: the code that draws them is there by then.
    preparePages();
  }, [side]);
  const standIn = hadText ? (
    <TextPage view={view} />
  ) : (
    <div className={styles['sheet']}>
      <PageSkeleton />
    </div>
  );
  return (
    <div className={styles['column']}>
      <HeldBanner view={view} />
      <div className={styles['desk']}>
        <Bar gap="tight" className={styles['head']}>
          <SegmentedControl
            size="xs"
            aria-label={t('work.view')}
            value={side}
            onChange={onChoose}
            data={[
              ...(own ? [{ value: 'own' as const, label: t(own.label) }] : []),
              { value: 'text', label: t('work.text') },
              { value: 'pages', label: t('work.pages') },
            ]}
          />
          {side === 'pages' && (
            <>
              <LookMenu view={view} />
              <AnonymousButton documentId={view.id} />
            </>
          )}
        </Bar>
        {side === 'own' && own ? (
          <Suspense fallback={null}>
            <own.View key={view.id} view={view} />
          </Suspense>
        ) : side === 'text' ? (
          <TextPage view={view} onScrolled={(top) => isOpen && top > readFrom && onChoose('text')} />
        ) : (
          <Pages view={view} isOpen={isOpen} standIn={standIn} />
        )}
      </div>
    </div>
  );
};
