import { ActionIcon, Tooltip } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { RunView } from '#shared/model/document.ts';
import type { SectionView } from '#shared/model/section.ts';
import { useActions } from '../../../components/actions-context.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import { sectionWords } from '../../../components/section/section-text.ts';
import { canDraftAgain, canRetry } from '../../../components/section/standing-text.ts';
import { sectionName } from '../../../components/section-name.ts';
import { documentStore, selectSection } from '../../../stores/document-store.ts';
import styles from './spine.module.css';

interface SpineNodeProps {
  readonly section: SectionView;
  readonly run: RunView | null;
  readonly isSelected: boolean;
  readonly now: number;
}

/** One section on the spine: its name, its state in words, and what drafts it again. */
export const SpineNode = ({ section, run, isSelected, now }: SpineNodeProps) => {
  const { t, locale } = useI18n();
  const actions = useActions();
  const live = useStore(documentStore, (state) => state.live.get(section.id)?.text ?? '');
  const { type } = section.state;
  const name = sectionName(t, section);
  const again = t('work.draft-again-one', { name });
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
          {name}
        </span>
        <span className={styles['state']}>{sectionWords(t, locale, section, live, now)}</span>
      </button>
      {canDraftAgain(section, run) && (
        <Tooltip label={t('work.draft-again')} position="right">
          <ActionIcon
            className={styles['again']}
            variant="subtle"
            size="sm"
            aria-label={again}
            onClick={() => void actions.draftSectionAgain(section.id, name)}
          >
            <IconRefresh size={15} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      )}
      {canRetry(section) && (
        <button type="button" className={styles['retry']} onClick={() => void actions.retrySection(section.id)}>
          {t('app.retry')}
        </button>
      )}
    </li>
  );
};
