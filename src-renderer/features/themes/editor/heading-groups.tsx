import { useI18n } from '../../../components/i18n-context.tsx';
import { useEditing } from './editor-context.tsx';
import styles from './fields.module.css';
import { FillFields } from './fill-fields.tsx';
import { RuleFields } from './rule-fields.tsx';

/** A tint that any text on it can still be read on. */
const quietFill = '#F3F0EA';

/** The block of name, role and contact that opens the text. */
export const OpeningGroup = () => {
  const { t } = useI18n();
  const { design, edit } = useEditing();
  const { fill, rule } = design.masthead;
  return (
    <div className={styles['group']}>
      <FillFields
        fill={fill}
        first={quietFill}
        onChange={(next) => edit('masthead.fill', (it) => ({ ...it, masthead: { ...it.masthead, fill: next } }))}
      />
      <div className={styles['part']}>
        <h3>{t('editor.rule')}</h3>
        <RuleFields
          rule={rule}
          onChange={(change) =>
            edit(`masthead.rule.${Object.keys(change).join()}`, (it) => ({
              ...it,
              masthead: { ...it.masthead, rule: { ...it.masthead.rule, ...change } },
            }))
          }
        />
      </div>
    </div>
  );
};

/** What marks a section's heading besides its text. */
export const HeadingsGroup = () => {
  const { t } = useI18n();
  const { design, edit } = useEditing();
  return (
    <div className={styles['group']}>
      <FillFields
        fill={design.sectionFill}
        first={quietFill}
        onChange={(sectionFill) => edit('sectionFill', (it) => ({ ...it, sectionFill }))}
      />
      <div className={styles['part']}>
        <h3>{t('editor.rule')}</h3>
        <RuleFields
          rule={design.sectionRule}
          onChange={(change) =>
            edit(`sectionRule.${Object.keys(change).join()}`, (it) => ({
              ...it,
              sectionRule: { ...it.sectionRule, ...change },
            }))
          }
        />
      </div>
    </div>
  );
};
