import { SegmentedControl } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { DocumentView } from '#shared/model/document.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import styles from './desk.module.css';
import { TextPage } from './text-page.tsx';

const PdfView = lazy(async () => ({ default: (await import('./pdf-view.tsx')).PdfView }));

type Side = 'text' | 'pages';

interface DeskProps {
  readonly view: DocumentView;
  /** Text is still coming: the live text is worth more than pages. */
  readonly isOpen: boolean;
  readonly drafted: number;
}

/** The middle: live text while it is drafted, the printed pages afterwards, or what the user chose. */
export const Desk = ({ view, isOpen, drafted }: DeskProps) => {
  const { t } = useI18n();
  const [choice, setChoice] = useState<Side | null>(null);
  const side = choice ?? (isOpen || drafted === 0 ? 'text' : 'pages');
  return (
    <div className={styles['desk']}>
      <div className={styles['head']}>
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
      </div>
      {side === 'text' ? (
        <TextPage view={view} />
      ) : (
        <Suspense fallback={<div className={styles['fill']} aria-busy="true" />}>
          <PdfView view={view} />
        </Suspense>
      )}
    </div>
  );
};
