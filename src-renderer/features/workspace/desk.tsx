import { SegmentedControl } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { DocumentView } from '#shared/model/document.ts';
import { Bar } from '../../components/bar.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import { PageSkeleton } from '../../components/workspace-skeleton.tsx';
import { AnonymousButton } from './anonymous-button.tsx';
import styles from './desk.module.css';
import { HeldBanner } from './held-banner.tsx';
import { LookMenu } from './look-menu.tsx';
import { Pages, preparePages } from './pages/pages.tsx';
import { TextPage } from './text/text-page.tsx';

/** How far a text is scrolled, in CSS pixels, before it counts as being read. */
const readFrom = 40;

type Side = 'text' | 'pages';

interface DeskProps {
  readonly view: DocumentView;
  /** Text is still coming: the live text is worth more than pages. */
  readonly isOpen: boolean;
  readonly drafted: number;
}

/**
 * The middle: live text while it is drafted, the printed pages afterwards, or what the user chose. The pages take the
 * text's place only when they are drawn, and never from under someone who reads further down.
 */
export const Desk = ({ view, isOpen, drafted }: DeskProps) => {
  const { t } = useI18n();
  const [choice, setChoice] = useState<Side | null>(null);
  const side = choice ?? (isOpen || drafted === 0 ? 'text' : 'pages');
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
            onChange={setChoice}
            data={[
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
        {side === 'text' ? (
          <TextPage view={view} onScrolled={(top) => isOpen && top > readFrom && setChoice('text')} />
        ) : (
          <Pages view={view} isOpen={isOpen} standIn={standIn} />
        )}
      </div>
    </div>
  );
};
