import { Button, Popover, TextInput } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useState } from 'react';
import type { JobView } from '#shared/model/job.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { clockFormat } from '../clock-format.ts';
import { useJobActions } from '../use-queue-actions.ts';
import { fromFieldValue, laterTimes, toFieldValue } from './later-times.ts';
import styles from './schedule-menu.module.css';

/** Puts a job off to a moment (requirement D5): to one of the usual ones, or to any. */
export const ScheduleMenu = ({ job }: { job: JobView }) => {
  const { t, locale } = useI18n();
  const actions = useJobActions();
  const [isOpen, setIsOpen] = useState(false);
  const [value, setValue] = useState('');
  const clock = clockFormat(locale, { weekday: 'short' });
  const chosen = fromFieldValue(value, Date.now());
  const open = () => {
    setValue(toFieldValue(Date.now() + 2 * 3_600_000));
    setIsOpen(true);
  };
  const put = (at: number) => {
    setIsOpen(false);
    void actions.schedule(job, at);
  };
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      trapFocus
      returnFocus
      position="bottom-end"
      width={268}
      radius={10}
      portalProps={{ target: '#overlays' }}
      transitionProps={{ duration: 120 }}
      classNames={{ dropdown: styles['dropdown'] ?? '' }}
    >
      <Popover.Target>
        <Button leftSection={<IconClock size={15} stroke={1.7} />} onClick={() => (isOpen ? setIsOpen(false) : open())}>
          {t('detail.not-before')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('detail.not-before')}>
        <div className={styles['times']}>
          {isOpen &&
            laterTimes(Date.now()).map(({ name, at }) => (
              <Button
                key={name}
                variant="subtle"
                fullWidth
                justify="space-between"
                rightSection={<span className={styles['clock']}>{clock.format(at)}</span>}
                onClick={() => put(at)}
              >
                {t(`later.${name}`)}
              </Button>
            ))}
        </div>
        <form
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault();
            if (chosen !== null) put(chosen);
          }}
        >
          <TextInput
            type="datetime-local"
            label={t('later.other')}
            value={value}
            min={toFieldValue(Date.now())}
            error={value !== '' && chosen === null ? t('later.past') : undefined}
            onChange={(event) => setValue(event.currentTarget.value)}
          />
          <Button type="submit" variant="filled" disabled={chosen === null}>
            {t('later.set')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
};
