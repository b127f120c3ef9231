import { useStore } from 'zustand';
import type { SectionView } from '#shared/model/section.ts';
import { useActions } from '../../components/actions-context.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import { sectionName } from '../../components/section-name.ts';
import { documentStore, selectSection } from '../../stores/document-store.ts';
import { sectionWords } from './section-words.ts';
import styles from './spine.module.css';

interface SpineNodeProps {
  readonly section: SectionView;
  readonly isSelected: boolean;
  readonly now: number;
}

/** One section on the spine: its name, its state in words, and retry where it failed. */
export const SpineNode = ({ section, isSelected, now }: SpineNodeProps) => {
  const { t, locale } = useI18n();
  const actions = useActions();
  const live = useStore(documentStore, (state) => state.live.get(section.id)?.text ?? '');
  const { type } = section.state;
  const canRetry = type === 'failed' || type === 'cancelled';
  return (
    <li
      className={styles['node']}
      data-state={type}
      data-section={section.key}
      data-no-source={!section.hasSource || undefined}
    >
      <button
        type="button"
        className={styles['button']}
        aria-current={isSelected ? 'true' : undefined}
        onClick={() => selectSection(section.id)}
      >
        <span className={styles['name']} dir="auto">
          {sectionName(t, section)}
        </span>
        <span className={styles['state']}>{sectionWords(t, locale, section, live, now)}</span>
      </button>
      {canRetry && section.runId && (
        <button type="button" className={styles['retry']} onClick={() => void actions.retrySection(section.id)}>
          {t('app.retry')}
        </button>
      )}
    </li>
  );
};
