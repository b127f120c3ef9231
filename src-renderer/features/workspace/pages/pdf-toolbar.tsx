import { ActionIcon, Button } from '@mantine/core';
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { Bar } from '../../../components/bar.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import styles from './pdf-view.module.css';
import type { Zoom } from './zoom.ts';
import { zoomStep } from './zoom.ts';

interface PdfToolbarProps {
  readonly page: number;
  readonly pageCount: number;
  readonly zoom: Zoom;
  /** The factor in use. */
  readonly factor: number;
  readonly onZoom: (zoom: Zoom) => void;
}

/** Which page is in view, and how large. */
export const PdfToolbar = ({ page, pageCount, zoom, factor, onZoom }: PdfToolbarProps) => {
  const { t, locale } = useI18n();
  return (
    <Bar className={styles['toolbar']} role="toolbar" aria-label={t('pdf.zoom')}>
      <span className={styles['count']} data-testid="page-count">
        {t('pdf.page-of', { n: page, count: pageCount })}
      </span>
      <ActionIcon
        variant="subtle"
        size="md"
        aria-label={t('pdf.zoom-out')}
        onClick={() => onZoom(zoomStep(factor, -1))}
      >
        <IconZoomOut size={17} stroke={1.6} />
      </ActionIcon>
      <span className={styles['factor']}>{new Intl.NumberFormat(locale, { style: 'percent' }).format(factor)}</span>
      <ActionIcon variant="subtle" size="md" aria-label={t('pdf.zoom-in')} onClick={() => onZoom(zoomStep(factor, 1))}>
        <IconZoomIn size={17} stroke={1.6} />
      </ActionIcon>
      <Button size="compact-sm" variant="subtle" aria-pressed={zoom === 'fit'} onClick={() => onZoom('fit')}>
        {t('pdf.fit')}
      </Button>
      <Button size="compact-sm" variant="subtle" aria-pressed={zoom === 1} onClick={() => onZoom(1)}>
        {t('pdf.full')}
      </Button>
    </Bar>
  );
};
