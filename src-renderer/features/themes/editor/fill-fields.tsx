import { Switch } from '@mantine/core';
import { useI18n } from '../../../components/i18n-context.tsx';
import { ColourRow } from './colour-row.tsx';

interface FillFieldsProps {
  readonly fill: string | null;
  /** What it becomes when it is switched on for the first time. */
  readonly first: string;
  readonly onChange: (fill: string | null) => void;
}

/** A colour behind a block of text, or none. */
export const FillFields = ({ fill, first, onChange }: FillFieldsProps) => {
  const { t } = useI18n();
  return (
    <>
      <Switch
        label={t('editor.fill')}
        checked={fill !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? first : null)}
      />
      {fill !== null && <ColourRow label={t('editor.fill-colour')} value={fill} onChange={onChange} />}
    </>
  );
};
