import { IconChevronRight } from '@tabler/icons-react';
import { useId, useRef } from 'react';
import type { QueueName, QueueRules } from '#shared/model/queue-policy.ts';
import { Chip } from '../../../components/chip.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import { ResetButton } from '../form/reset-button.tsx';
import { SavedNote } from '../form/saved-note.tsx';
import styles from './queue-row.module.css';
import { QueueRulesFields } from './queue-rules-fields.tsx';
import type { QueueRulesForm, RuleProblems } from './queue-rules-form.ts';
import { ruleWords } from './rule-text.ts';

interface QueueRowProps {
  readonly queue: QueueName;
  readonly rules: QueueRules;
  readonly isChanged: boolean;
  /** The fields, while the row is open; null while it is closed. */
  readonly form: QueueRulesForm | null;
  readonly problems: RuleProblems;
  /** Grows with every save. */
  readonly savedNo: number;
  readonly onToggle: () => void;
  readonly onChange: (form: QueueRulesForm) => void;
  readonly onReset: () => void;
}

/** How many columns the table has: what an opened row spans. */
const queueColumnCount = 7;

/** A queue in one line, which opens to all that can be set of it. */
export const QueueRow = (props: QueueRowProps) => {
  const { queue, rules, isChanged, form, problems, savedNo, onToggle, onChange, onReset } = props;
  const { t, locale } = useI18n();
  const fieldsId = useId();
  const nameButton = useRef<HTMLButtonElement>(null);
  const name = t(`queue.name.${queue}`);
  const words = ruleWords(t, locale, rules);
  return (
    <>
      <tr className={styles['row']} data-open={form !== null || undefined}>
        <th scope="row">
          <div className={styles['head']}>
            <button
              ref={nameButton}
              type="button"
              className={styles['name']}
              aria-expanded={form !== null}
              {...(form === null ? {} : { 'aria-controls': fieldsId })}
              onClick={onToggle}
            >
              {name}
            </button>
            {isChanged && <Chip>{t('settings.changed')}</Chip>}
          </div>
        </th>
        <td>{words.concurrency}</td>
        <td>{words.attempts}</td>
        <td>{words.pause}</td>
        <td>{words.starts}</td>
        <td>{words.timeout}</td>
        <td className={styles['chevron']} aria-hidden="true">
          <IconChevronRight size={15} stroke={1.8} />
        </td>
      </tr>
      {form && (
        <tr className={styles['fields']}>
          <td colSpan={queueColumnCount} id={fieldsId}>
            <div className={styles['lead']}>
              <p>{t(`settings.about.${queue}`)}</p>
              <SavedNote savedNo={savedNo} />
              {isChanged && <ResetButton label={t('settings.reset')} onReset={onReset} nextFocus={nameButton} />}
            </div>
            <QueueRulesFields form={form} problems={problems} onChange={onChange} />
          </td>
        </tr>
      )}
    </>
  );
};
