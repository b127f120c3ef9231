import type { Rule } from '#shared/model/theme.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { ChoiceRow } from './choice-row.tsx';
import { ColourRow } from './colour-row.tsx';
import styles from './fields.module.css';
import { NumberRow } from './number-row.tsx';
import { bounds } from './theme-bounds.ts';

interface LineFieldsProps {
  readonly rule: Omit<Rule, 'side'>;
  readonly onChange: (change: Partial<Omit<Rule, 'side'>>) => void;
}

/** A line's width, distance and colour; without width there is none, and nothing else to say of it. */
export const LineFields = ({ rule, onChange }: LineFieldsProps) => {
  const { t } = useI18n();
  return (
    <>
      <div className={styles['pair']}>
        <NumberRow
          label={t('editor.rule-width')}
          hint={t('editor.rule-hint')}
          value={rule.widthPt}
          bounds={bounds.ruleWidth}
          step={0.25}
          onChange={(widthPt) => onChange({ widthPt })}
        />
        {rule.widthPt > 0 && (
          <NumberRow
            label={t('editor.rule-gap')}
            value={rule.gapPt}
            bounds={bounds.ruleGap}
            onChange={(gapPt) => onChange({ gapPt })}
          />
        )}
      </div>
      {rule.widthPt > 0 && (
        <ColourRow label={t('editor.rule-colour')} value={rule.colour} onChange={(colour) => onChange({ colour })} />
      )}
    </>
  );
};

interface RuleFieldsProps {
  readonly rule: Rule;
  readonly onChange: (change: Partial<Rule>) => void;
}

/** A line along a block of text. */
export const RuleFields = ({ rule, onChange }: RuleFieldsProps) => {
  const { t } = useI18n();
  return (
    <>
      <ChoiceRow
        label={t('editor.rule-side')}
        value={rule.side}
        choices={[
          { value: 'below', label: t('editor.rule-below') },
          { value: 'above', label: t('editor.rule-above') },
          { value: 'start', label: t('editor.rule-start') },
        ]}
        onChange={(side) => onChange({ side })}
      />
      <LineFields rule={rule} onChange={onChange} />
    </>
  );
};
