import { Select } from '@mantine/core';
import { useController } from 'react-hook-form';
import styles from '../../components/form/form.module.css';
import { RowList } from '../../components/form/row-list.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import { CandidacyField, CandidacyTags } from './candidacy-fields.ts';
import type { CandidacyValues } from './candidacy-values.ts';
import { emptyRows } from './candidate-values.ts';

type GroupPath = `candidate.skills.${number}`;

const GroupKind = ({ path }: { path: GroupPath }) => {
  const { t } = useI18n();
  const { field } = useController<CandidacyValues, `${GroupPath}.kind`>({ name: `${path}.kind` });
  return (
    <Select
      label={t('form.group-kind')}
      value={field.value || 'auto'}
      onChange={(kind) => field.onChange(kind === 'functional' || kind === 'technical' ? kind : '')}
      data={[
        { value: 'auto', label: t('form.kind-auto') },
        { value: 'functional', label: t('form.kind-functional') },
        { value: 'technical', label: t('form.kind-technical') },
      ]}
    />
  );
};

/** Skills by group; a group can be told to be functional or technical. */
export const SkillsFields = () => {
  const { t } = useI18n();
  return (
    <RowList<CandidacyValues, 'candidate.skills'>
      path="candidate.skills"
      create={emptyRows.skillGroup}
      addLabel={t('form.add-group')}
      nameOf={(row, index) => row.name || t('form.untitled-group', { n: index + 1 })}
    >
      {({ path, tools }) => (
        <div className={styles['fold']}>
          <div className={styles['foldBody']} data-plain>
            <div className={styles['line']}>
              <div className={styles['three']}>
                <CandidacyField label={t('form.group-name')} path={`${path}.name`} />
                <GroupKind path={path} />
                <CandidacyField label={t('form.level')} path={`${path}.level`} />
              </div>
              {tools}
            </div>
            <CandidacyTags label={t('form.group-skills')} path={`${path}.skills`} />
          </div>
        </div>
      )}
    </RowList>
  );
};
