import { NumberInput, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { useStore } from 'zustand';
import { useActions } from '../../components/actions-context.tsx';
import { wishProblems } from '../../components/draft-wishes.ts';
import { DrafterFields } from '../../components/drafter-fields.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import { appStore } from '../../stores/app-store.ts';
import { connectionsStore } from '../../stores/connections-store.ts';
import { draftersOf } from '../../stores/drafters.ts';
import { editOptions, editWishes, formStore } from './form-store.ts';
import styles from './options-editor.module.css';

/** Who drafts, and how. What was chosen stays while the settings are open. */
const DrafterOptions = () => {
  const actions = useActions();
  const wishes = useStore(formStore, (state) => state.wishes);
  const hasTried = useStore(formStore, (state) => state.hasTried);
  const state = useStore(connectionsStore);
  const drafters = draftersOf(state, useStore(appStore));
  return (
    <DrafterFields
      wishes={wishes}
      drafters={drafters}
      holds={state.holds}
      problems={hasTried ? wishProblems(wishes, drafters) : []}
      onChange={editWishes}
      onOpenSettings={actions.openSettings}
    />
  );
};

/** How the draft is made: few choices, each with a good default. */
export const OptionsEditor = () => {
  const { t } = useI18n();
  const options = useStore(formStore, (state) => state.options);
  const hasJob = useStore(formStore, (state) => state.job !== null);
  return (
    <div className={styles['options']}>
      <DrafterOptions />
      <div className={styles['option']}>
        <div>
          <p className={styles['label']}>{t('options.experiences')}</p>
          <p className={styles['hint']}>{t('options.experiences-hint')}</p>
        </div>
        <div className={styles['control']}>
          {options.experiences === 'number' && (
            <NumberInput
              w={84}
              aria-label={t('options.how-many')}
              min={0}
              max={500}
              clampBehavior="strict"
              allowDecimal={false}
              value={options.count}
              onChange={(value) => editOptions({ count: Number(value) || 0 })}
            />
          )}
          <SegmentedControl
            aria-label={t('options.experiences')}
            value={options.experiences}
            onChange={(experiences) => editOptions({ experiences })}
            data={[
              { value: 'five', label: t('options.five') },
              { value: 'all', label: t('options.all') },
              { value: 'number', label: t('options.number') },
            ]}
          />
        </div>
      </div>
      {hasJob && (
        <div className={styles['option']}>
          <Switch
            label={t('options.use-job')}
            description={t('options.use-job-hint')}
            checked={options.includeJobContext}
            onChange={(event) => editOptions({ includeJobContext: event.currentTarget.checked })}
          />
        </div>
      )}
      <TextInput
        label={t('options.title')}
        description={t('options.title-hint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={200}
        value={options.title}
        onChange={(event) => editOptions({ title: event.currentTarget.value })}
      />
    </div>
  );
};
