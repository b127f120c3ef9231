import { SegmentedControl } from '@mantine/core';
import type { KindFacts } from '#shared/kinds/kind-facts.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { labelName } from '../../components/section-name.ts';
import styles from './export-dialog.module.css';

const own = 'own';

interface PaperFieldProps {
  readonly kind: KindFacts;
  /** The kind's name for a paper; null for the document itself. */
  readonly paper: string | null;
  readonly onChange: (paper: string | null) => void;
}

/** Which of the papers that can be made of the document. */
export const PaperField = ({ kind, paper, onChange }: PaperFieldProps) => {
  const { t } = useI18n();
  const papers = kind.papers.map((name) => ({
    value: name,
    label: labelName(t, { key: `${kind.name}.paper.${name}`, params: {} }),
  }));
  return (
    <div className={styles['option']}>
      <span id="export-paper">{t('export.paper')}</span>
      <SegmentedControl
        aria-labelledby="export-paper"
        value={paper ?? own}
        data={[{ value: own, label: t('export.paper-own') }, ...papers]}
        onChange={(value) => onChange(value === own ? null : value)}
      />
    </div>
  );
};
