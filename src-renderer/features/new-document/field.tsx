import { TagsInput, Textarea, TextInput } from '@mantine/core';
import { useI18n } from '../../components/i18n-context.tsx';
import { useProblem } from './problems-context.tsx';

interface FieldProps {
  readonly label: string;
  /** Where the field stands in the form, e.g. `experience.2.start`: what problems are found by. */
  readonly path: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly isRequired?: boolean;
  readonly isLong?: boolean;
}

/** A text field that shows what is wrong with it. Long ones grow with their text. */
export const Field = ({
  label,
  path,
  value,
  onChange,
  placeholder,
  isRequired = false,
  isLong = false,
}: FieldProps) => {
  const problem = useProblem();
  const shared = {
    label,
    value,
    error: problem(path),
    dir: 'auto',
    'data-path': path,
    ...(placeholder ? { placeholder } : {}),
    ...(isRequired ? { withAsterisk: true, 'aria-required': true } : {}),
  } as const;
  return isLong ? (
    <Textarea {...shared} minRows={2} maxRows={12} onChange={(event) => onChange(event.currentTarget.value)} />
  ) : (
    <TextInput {...shared} onChange={(event) => onChange(event.currentTarget.value)} />
  );
};

interface TagsFieldProps {
  readonly label: string;
  readonly path: string;
  readonly value: string[];
  readonly onChange: (value: string[]) => void;
}

/** A list of short texts. Commas do not split: skills such as "TCP/IP, routing" are one. */
export const TagsField = ({ label, path, value, onChange }: TagsFieldProps) => {
  const { t } = useI18n();
  return (
    <TagsInput
      label={label}
      value={value}
      onChange={onChange}
      placeholder={value.length === 0 ? t('form.tags-hint') : ''}
      splitChars={['\n']}
      acceptValueOnBlur
      data-path={path}
    />
  );
};
