import { TextInput } from '@mantine/core';
import { useController, useFormState } from 'react-hook-form';
import { useStore } from 'zustand';
import { useActions } from '../../components/actions-context.tsx';
import { wishProblems } from '../../components/draft-wishes.ts';
import { DrafterFields } from '../../components/drafter-fields.tsx';
import styles from '../../components/form/option-row.module.css';
import { useI18n } from '../../components/i18n-context.tsx';
import type { CommonValues, NewForm } from '../../kinds/new-form.tsx';
import { appStore } from '../../stores/app-store.ts';
import { connectionsStore, draftersOf } from '../../stores/connections-store.ts';

/** Who drafts, and how. What was chosen stays while the settings are open. */
const DrafterOptions = () => {
  const actions = useActions();
  const { field } = useController<CommonValues, 'wishes'>({ name: 'wishes' });
  const { submitCount } = useFormState();
  const state = useStore(connectionsStore);
  const drafters = draftersOf(state, useStore(appStore));
  return (
    <DrafterFields
      wishes={field.value}
      drafters={drafters}
      holds={state.holds}
      problems={submitCount > 0 ? wishProblems(field.value, drafters) : []}
      onChange={(patch) => field.onChange({ ...field.value, ...patch })}
      onOpenSettings={actions.openSettings}
    />
  );
};

const TitleOption = ({ hint }: { hint: string }) => {
  const { t } = useI18n();
  const { field } = useController<CommonValues, 'title'>({ name: 'title' });
  return (
    <TextInput
      ref={field.ref}
      label={t('options.title')}
      description={hint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      maxLength={200}
      value={field.value}
      onBlur={field.onBlur}
      onChange={(event) => field.onChange(event.currentTarget.value)}
    />
  );
};

/** How the draft is made: few choices, each with a good default; between them those of the kind. */
export const DraftOptions = ({ form: { Options, sentences } }: { form: NewForm }) => {
  const { t } = useI18n();
  return (
    <div className={styles['options']}>
      <DrafterOptions />
      <Options />
      <TitleOption hint={t(sentences.titleHint)} />
    </div>
  );
};
