import { FoldableRow } from '../../components/form/foldable-row.tsx';
import styles from '../../components/form/form.module.css';
import { RowList } from '../../components/form/row-list.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import { CandidacyField, CandidacyTags } from './candidacy-fields.ts';
import { isBlankRow } from './candidacy-input.ts';
import type { CandidacyValues } from './candidacy-values.ts';
import { emptyRows } from './candidate-values.ts';

interface OneEducationProps {
  readonly path: `candidate.education.${number}`;
  /** Its dates could not be read, and stand as the source has them. */
  readonly hasLabel: boolean;
}

const OneEducation = ({ path, hasLabel }: OneEducationProps) => {
  const { t } = useI18n();
  const datePlaceholder = t('form.date-placeholder');
  return (
    <>
      <div className={styles['two']}>
        <CandidacyField label={t('form.institution')} path={`${path}.institution`} />
        <CandidacyField label={t('form.degree')} path={`${path}.degree`} />
        <CandidacyField label={t('form.area')} path={`${path}.area`} />
        <CandidacyField label={t('form.score')} path={`${path}.score`} />
        <CandidacyField label={t('form.start')} path={`${path}.start`} placeholder={datePlaceholder} />
        <CandidacyField label={t('form.end')} path={`${path}.end`} placeholder={datePlaceholder} />
        {hasLabel && <CandidacyField label={t('form.date-label')} path={`${path}.label`} />}
      </div>
      <CandidacyTags label={t('form.courses')} path={`${path}.courses`} />
    </>
  );
};

/** Schools and degrees. */
export const EducationFields = () => {
  const { t } = useI18n();
  return (
    <RowList<CandidacyValues, 'candidate.education'>
      path="candidate.education"
      create={emptyRows.education}
      addLabel={t('form.add-education')}
      nameOf={(row, index) =>
        [row.degree, row.area, row.institution].filter(Boolean).join(' · ') ||
        t('form.untitled-education', { n: index + 1 })
      }
    >
      {({ path, row, name, tools }) => (
        <FoldableRow
          path={path}
          title={name}
          aside={[row.start, row.end].filter(Boolean).join(' – ') || row.label}
          startsOpen={isBlankRow(row)}
          tools={tools}
        >
          <OneEducation path={path} hasLabel={row.label !== ''} />
        </FoldableRow>
      )}
    </RowList>
  );
};
