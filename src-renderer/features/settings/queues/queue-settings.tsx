import { VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import type { QueueChanges, QueueName } from '#shared/model/queue-policy.ts';
import { queueNameSchema } from '#shared/model/queue-policy.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { showToast } from '../../../components/toast.tsx';
import { ResetButton } from '../form/reset-button.tsx';
import { SettingsSection } from '../form/settings-section.tsx';
import { useSettingsSaver } from '../form/use-settings-saver.ts';
import { isChanged, withForm, withoutQueue } from './queue-changes.ts';
import { QueueRow } from './queue-row.tsx';
import type { QueueRulesForm } from './queue-rules-form.ts';
import { formOfRules, readRules, rulesOf } from './queue-rules-form.ts';
import styles from './queue-settings.module.css';

/** What is being typed about the one queue whose line is open; null until something is. */
interface Opened {
  readonly queue: QueueName;
  readonly typed: QueueRulesForm | null;
}

/** How each queue works (requirements A3, B2, B4): its main numbers in a table, all of them in a line that is opened. */
export const QueueSettings = ({ changes }: { changes: QueueChanges }) => {
  const { t } = useI18n();
  const { saver, save, savedNo } = useSettingsSaver();
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
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('settings.column-queue')}</th>
            <th scope="col">{t('settings.rule-concurrency')}</th>
            <th scope="col">{t('settings.column-attempts')}</th>
            <th scope="col">{t('settings.column-pause')}</th>
            <th scope="col">{t('settings.rule-starts')}</th>
            <th scope="col">{t('settings.column-timeout')}</th>
            <td>
              <VisuallyHidden>{t('settings.column-open')}</VisuallyHidden>
            </td>
          </tr>
        </thead>
        <tbody>
          {queueNameSchema.options.map((queue) => {
            const rules = rulesOf(queue, changes);
            const isOpen = opened?.queue === queue;
            const form = isOpen ? (opened.typed ?? formOfRules(rules)) : null;
            const name = t(`queue.name.${queue}`);
            return (
              <QueueRow
                key={queue}
                queue={queue}
                rules={rules}
                isChanged={isChanged(changes, queue)}
                form={form}
                problems={form ? readRules(form).problems : {}}
                savedNo={savedNo}
                onToggle={() => toggle(queue)}
                onChange={(typed) => type(queue, typed)}
                onReset={() => reset(t('settings.reset-done', { name }), withoutQueue(changes, queue))}
              />
            );
          })}
        </tbody>
      </table>
    </SettingsSection>
  );
};
