import { useElementSize } from '@mantine/hooks';
import { useCallback, useState } from 'react';
import { ok } from '#shared/model/app-error.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import type { Theme, ThemeId } from '#shared/model/theme.ts';
import { client } from '../../../client.ts';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import { PdfPage } from '../../../components/pdf/pdf-page.tsx';
import { usePrintedPages } from '../../../components/pdf/use-printed-pages.ts';
import { PageSkeleton } from '../../../components/workspace-skeleton.tsx';
import styles from './editor-preview.module.css';

/** Space around a page, in CSS pixels. */
const margin = 24;
/** Two pages stand side by side where each is still large enough to judge. */
const smallestPair = 560;

interface EditorPreviewProps {
  readonly themeId: ThemeId;
  readonly design: Theme;
  /** Null for the sample. */
  readonly documentId: DocumentId | null;
  /** Grows with every change of the logo. */
  readonly logoNo: number;
}

/** The pages of a document in the design as it is being edited. */
export const EditorPreview = ({ themeId, design, documentId, logoNo }: EditorPreviewProps) => {
  const { t } = useI18n();
  const { ref, width } = useElementSize<HTMLElement>();
  const [isDrawn, setIsDrawn] = useState(false);
  const noteDrawn = useCallback(() => setIsDrawn(true), []);
  const key = [themeId, documentId, logoNo, JSON.stringify(design)].join('|');
  const { pdf, isBehind, error, retry } = usePrintedPages(key, async () => {
    const shown = documentId === null ? {} : { documentId };
    const result = await client.call('theme.print-preview', { themeId, design, ...shown });
    return result.ok ? ok({ pdf: result.value.pdf, note: null }) : result;
  });
  if (error && !pdf) {
    return (
      <div className={styles['waiting']}>
        <ErrorMessage title={t('pdf.failed')} error={error} onRetry={retry} />
      </div>
    );
  }
  const columns = width >= 2 * smallestPair + 3 * margin ? 2 : 1;
  const pageWidth = pdf?.sizes[0]?.width ?? 1;
  const factor = Math.min(1, (width - (columns + 1) * margin) / columns / pageWidth);
  return (
    <section
      ref={ref}
      className={styles['scroller']}
      data-scroller
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
      tabIndex={0}
      aria-label={t('editor.preview')}
      aria-busy={isBehind}
    >
      <div className={styles['pages']} data-columns={columns}>
        {pdf &&
          factor > 0 &&
          pdf.sizes.map((_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
            <PdfPage key={at} pdf={pdf} number={at + 1} zoom={factor} onDrawn={noteDrawn} />
          ))}
      </div>
      {!isDrawn && (
        <div className={styles['standIn']} role="status" aria-label={t('pdf.loading')}>
          <PageSkeleton />
        </div>
      )}
      {pdf && (
        <span className={styles['count']} role="status">
          {t('pdf.count', { count: pdf.sizes.length })}
        </span>
      )}
    </section>
  );
};
