import type { RefObject } from 'react';
import { useRef, useState } from 'react';
import type { Translate } from '#shared/i18n/translate.ts';
import type { QueueChanges, QueueName, QueueRules } from '#shared/model/queue-policy.ts';
import { queueNameSchema } from '#shared/model/queue-policy.ts';
import { Chip } from '../../../components/chip.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import { RowButton } from '../../../components/table/data-row.tsx';
import type { Column } from '../../../components/table/data-table.tsx';
import { DataTable } from '../../../components/table/data-table.tsx';
import { showToast } from '../../../components/toast.tsx';
import { exactTime } from '../form/problem-text.ts';
import { ResetButton } from '../form/reset-button.tsx';
import { SavedNote } from '../form/saved-note.tsx';
import { SettingsSection } from '../form/settings-section.tsx';
import { useSettingsSaver } from '../form/use-settings-saver.ts';
import { isChanged, withForm, withoutQueue } from './queue-changes.ts';
import { QueueRulesFields } from './queue-rules-fields.tsx';
import type { QueueRulesForm, RuleProblems } from './queue-rules-form.ts';
import { formOfRules, readRules, rulesOf } from './queue-rules-form.ts';
import styles from './queue-settings.module.css';

/** A queue's main numbers, as its line in the table says them. */
interface RuleText {
  readonly concurrency: string;
  readonly attempts: string;
  readonly pause: string;
  readonly starts: string;
  readonly timeout: string;
}

const startText = (t: Translate, locale: string, limit: QueueRules['startLimit']): string => {
  if (limit === null) return t('settings.no-limit');
  const { count, windowMs } = limit;
  if (windowMs === 60_000) return t('queue.rate.minute', { count });
  if (windowMs === 1_000) return t('queue.rate.second', { count });
  return t('queue.rate.window', { count, time: exactTime(t, locale, windowMs) });
};

const pauseText = (t: Translate, locale: string, { attemptLimit, backoff }: QueueRules): string => {
  // With one attempt there is nothing to pause before.
  if (attemptLimit === 1) return '–';
  return backoff.type === 'none' ? t('settings.no-pause') : exactTime(t, locale, backoff.baseMs);
};

/** The words of a queue's line. */
const describeRules = (t: Translate, locale: string, rules: QueueRules): RuleText => {
  const number = new Intl.NumberFormat(locale);
  return {
    concurrency: number.format(rules.concurrency),
    attempts: number.format(rules.attemptLimit),
    pause: pauseText(t, locale, rules),
    starts: startText(t, locale, rules.startLimit),
    timeout: exactTime(t, locale, rules.timeoutMs),
  };
};

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
const QueueRulesPanel = (props: QueueRulesPanelProps) => {
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

/** What is being typed about the one queue whose line is open; null until something is. */
interface Opened {
  readonly queue: QueueName;
  readonly typed: QueueRulesForm | null;
}

/** A queue as the table shows it. */
interface QueueLine {
  readonly queue: QueueName;
  readonly name: string;
  readonly rules: QueueRules;
  readonly isChanged: boolean;
  readonly text: RuleText;
}

/** How each queue works (requirements A3, B2, B4): its main numbers in a table, all of them in a line that is opened. */
export const QueueSettings = ({ changes }: { changes: QueueChanges }) => {
  const { t, locale } = useI18n();
  const { saver, save, savedNo } = useSettingsSaver();
  const openedButton = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState<Opened | null>(null);

  const toggle = (queue: QueueName) => {
    saver.flush();
    setOpened(opened?.queue === queue ? null : { queue, typed: null });
  };
  const type = (queue: QueueName, typed: QueueRulesForm) => {
    setOpened({ queue, typed });
    saver.edit(queue, (settings) => ({ queues: withForm(settings.queues, queue, typed) }));
  };
  /** Goes back to defaults, with a way back from there. */
  const reset = (title: string, next: QueueChanges) => {
    for (const queue of queueNameSchema.options) saver.forget(queue);
    const put = (queues: QueueChanges) => {
      setOpened((now) => now && { ...now, typed: null });
      save({ queues });
    };
    put(next);
    showToast({ tone: 'info', title, actions: [{ label: t('app.undo'), run: () => put(changes) }] });
  };

  const rows = queueNameSchema.options.map((queue): QueueLine => {
    const rules = rulesOf(queue, changes);
    const name = t(`queue.name.${queue}`);
    return { queue, rules, name, isChanged: isChanged(changes, queue), text: describeRules(t, locale, rules) };
  });
  const text = (key: keyof RuleText, head: string, width: string): Column<QueueLine> => ({
    key,
    head,
    width,
    show: (line) => line.text[key],
  });
  const columns: readonly Column<QueueLine>[] = [
    {
      key: 'queue',
      head: t('settings.column-queue'),
      isName: true,
      width: '29%',
      show: (line) => (
        <div className={styles['name']}>
          <RowButton ref={opened?.queue === line.queue ? openedButton : undefined}>{line.name}</RowButton>
          {line.isChanged && <Chip>{t('settings.changed')}</Chip>}
        </div>
      ),
    },
    text('concurrency', t('settings.rule-concurrency'), '11%'),
    text('attempts', t('settings.column-attempts'), '11%'),
    text('pause', t('settings.column-pause'), '16%'),
    text('starts', t('settings.rule-starts'), '15%'),
    text('timeout', t('settings.column-timeout'), '15%'),
  ];
  const hasChanges = queueNameSchema.options.some((queue) => isChanged(changes, queue));
  return (
    <SettingsSection
      title={t('settings.queues')}
      lead={t('settings.queues-lead')}
      aside={
        hasChanges && (
          <ResetButton label={t('settings.reset-all')} onReset={() => reset(t('settings.reset-all-done'), {})} />
        )
      }
    >
      <DataTable
        columns={columns}
        rows={rows}
        rowKey={({ queue }) => queue}
        rowLook="line"
        opening={{
          head: t('settings.column-open'),
          isOpen: ({ queue }) => opened?.queue === queue,
          onToggle: ({ queue }) => toggle(queue),
          show: ({ queue, rules, name, isChanged: hasReset }) => {
            const form = opened?.typed ?? formOfRules(rules);
            return (
              <QueueRulesPanel
                about={t(`settings.about.${queue}`)}
                form={form}
                problems={readRules(form).problems}
                savedNo={savedNo}
                nextFocus={openedButton}
                onChange={(typed) => type(queue, typed)}
                onReset={
                  hasReset ? () => reset(t('settings.reset-done', { name }), withoutQueue(changes, queue)) : null
                }
              />
            );
          },
        }}
      />
    </SettingsSection>
  );
};
