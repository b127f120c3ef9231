import { Button } from '@mantine/core';
import type { AppError } from '#shared/model/app-error.ts';
import type { SectionView } from '#shared/model/section.ts';
import { useActions } from '../actions-context.tsx';
import { lastErrorWords } from '../error-sentence.ts';
import { useI18n } from '../i18n-context.tsx';
import { MarkdownView } from './markdown-view.tsx';
import styles from './section-fault.module.css';
import { countWords } from './section-text.ts';
import { canRetry } from './standing-text.ts';

/** What only the settings can mend. */
const settingsCodes: readonly AppError['code'][] = [
  'provider.no-key',
  'provider.auth',
  'provider.invalid',
  'provider.no-model',
  'provider.truncated',
  'provider.address',
];

const Partial = ({ text }: { text: string }) => {
  const { t } = useI18n();
  return (
    <details className={styles['partial']}>
      <summary>{t('fault.partial', { count: countWords(text) })}</summary>
      <p className={styles['incomplete']}>{t('fault.incomplete')}</p>
      <div className={styles['arrived']}>
        <MarkdownView text={text} />
      </div>
    </details>
  );
};

interface SectionFaultProps {
  readonly section: SectionView;
  /** It stands on the document's page, which stays paper in the dark. */
  readonly isOnPage?: boolean;
}

/** Why a section has no new text: what happened, what to do with a button that does it, and what had arrived of it. */
export const SectionFault = ({ section, isOnPage = false }: SectionFaultProps) => {
  const { t, locale } = useI18n();
  const actions = useActions();
  const { state, partial, content } = section;
  const words = state.type === 'failed' ? lastErrorWords(t, locale, state.error) : null;
  return (
    <div className={styles['fault']} data-paper={isOnPage || undefined} data-tone={words ? 'bad' : 'plain'}>
      <p className={styles['title']}>{words ? words.sentence : t('fault.stopped')}</p>
      {words && <p>{`${words.action}${content === '' || !isOnPage ? '' : ` ${t('fault.old-stays')}`}`}</p>}
      <div className={styles['actions']}>
        {canRetry(section) && (
          <Button size="compact-sm" onClick={() => void actions.retrySection(section.id)}>
            {t('app.try-again')}
          </Button>
        )}
        {state.type === 'failed' && settingsCodes.includes(state.error.code) && (
          <Button size="compact-sm" onClick={() => actions.openSettings('models')}>
            {t('held.open-settings')}
          </Button>
        )}
      </div>
      {partial !== null && <Partial text={partial} />}
    </div>
  );
};
