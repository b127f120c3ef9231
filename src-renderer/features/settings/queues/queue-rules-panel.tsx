import type { RefObject } from 'react';
import { useI18n } from '../../../components/i18n-context.tsx';
import { ResetButton } from '../form/reset-button.tsx';
import { SavedNote } from '../form/saved-note.tsx';
import { QueueRulesFields } from './queue-rules-fields.tsx';
import type { QueueRulesForm, RuleProblems } from './queue-rules-form.ts';
import styles from './queue-settings.module.css';

interface QueueRulesPanelProps {
  /** What the queue is for, in a sentence. */
  readonly about: string;
  readonly form: QueueRulesForm;
  readonly problems: RuleProblems;
  /** Grows with every save. */
  readonly savedNo: number;
  /** What takes the focus once the queue is back at its defaults. */
  readonly nextFocus: RefObject<HTMLElement | null>;
  readonly onChange: (form: QueueRulesForm) => void;
  /** Null while the queue has its defaults. */
  readonly onReset: (() => void) | null;
}

/** What a queue's line opens to: all that can be set of it. */
export const QueueRulesPanel = (props: QueueRulesPanelProps) => {
  const { about, form, problems, savedNo, nextFocus, onChange, onReset } = props;
  const { t } = useI18n();
  return (
    <div className={styles['panel']}>
      <div className={styles['lead']}>
        <p>{about}</p>
        <SavedNote savedNo={savedNo} />
        {onReset && <ResetButton label={t('settings.reset')} onReset={onReset} nextFocus={nextFocus} />}
      </div>
      <QueueRulesFields form={form} problems={problems} onChange={onChange} />
    </div>
  );
};
