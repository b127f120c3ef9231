import { useStore } from 'zustand';
import type { SectionView } from '#shared/model/section.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { countWords } from '../../../components/section/section-text.ts';
import type { Standing } from '../../../components/section/standing-text.ts';
import { documentStore } from '../../../stores/document-store.ts';
import styles from './text-page.module.css';

interface StandingChipProps {
  readonly section: SectionView;
  readonly standing: Standing;
}

/** What the text beside it is until another comes, and how far that one is. */
export const StandingChip = ({ section, standing }: StandingChipProps) => {
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
