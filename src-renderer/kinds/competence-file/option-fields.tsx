import { NumberInput, SegmentedControl, Switch } from '@mantine/core';
import { useController, useWatch } from 'react-hook-form';
import optionStyles from '../../components/form/option-row.module.css';
import { OptionRow } from '../../components/form/option-row.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import type { CompetenceFileValues } from './form-values.ts';

const HowMany = () => {
  const { t } = useI18n();
  const { field } = useController<CompetenceFileValues, 'options.count'>({ name: 'options.count' });
  return (
    <NumberInput
      w={84}
      aria-label={t('options.how-many')}
      min={0}
      max={500}
      clampBehavior="strict"
      allowDecimal={false}
      value={field.value}
      onChange={(value) => field.onChange(Number(value) || 0)}
    />
  );
};

const Experiences = () => {
  const { t } = useI18n();
  const { field } = useController<CompetenceFileValues, 'options.experiences'>({ name: 'options.experiences' });
  return (
    <OptionRow label={t('options.experiences')} hint={t('options.experiences-hint')}>
      {field.value === 'number' && <HowMany />}
      <SegmentedControl
        aria-label={t('options.experiences')}
        value={field.value}
        onChange={field.onChange}
        data={[
          { value: 'five', label: t('options.five') },
          { value: 'all', label: t('options.all') },
          { value: 'number', label: t('options.number') },
        ]}
      />
    </OptionRow>
  );
};

const UseJob = () => {
  const { t } = useI18n();
  const { field } = useController<CompetenceFileValues, 'options.includeJobContext'>({
    name: 'options.includeJobContext',
  });
  return (
    <div className={optionStyles['option']}>
      <Switch
        label={t('options.use-job')}
        description={t('options.use-job-hint')}
        checked={field.value}
        onChange={(event) => field.onChange(event.currentTarget.checked)}
      />
    </div>
  );
};

/** The options that only a competence file has. */
export const OptionFields = () => {
  const hasJob = useWatch<CompetenceFileValues, 'job'>({ name: 'job' }) !== null;
  return (
    <>
      <Experiences />
      {hasJob && <UseJob />}
    </>
  );
};
