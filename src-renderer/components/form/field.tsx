import { TagsInput, Textarea, TextInput } from '@mantine/core';
import type { FieldPathByValue, FieldValues } from 'react-hook-form';
import { useController } from 'react-hook-form';
import { useI18n } from '../i18n-context.tsx';
import { useProblem } from './problem.ts';

export interface FieldProps<V extends FieldValues> {
  readonly label: string;
  /** Where the field stands in the form, e.g. `lists.2.start`. */
  readonly path: FieldPathByValue<V, string>;
  readonly placeholder?: string;
  readonly isRequired?: boolean;
  readonly isLong?: boolean;
}

/** A text field that shows what is wrong with it. Long ones grow with their text. */
export const Field = <V extends FieldValues>({
  label,
  path,
  placeholder,
  isRequired = false,
  isLong = false,
}: FieldProps<V>) => {
  const { field } = useController<V, FieldPathByValue<V, string>>({ name: path });
  const shared = {
    label,
    ref: field.ref,
    value: String(field.value ?? ''),
    error: useProblem(path),
    dir: 'auto',
    'data-path': path,
    onBlur: field.onBlur,
    ...(placeholder ? { placeholder } : {}),
    ...(isRequired ? { withAsterisk: true, 'aria-required': true } : {}),
  } as const;
  return isLong ? (
    <Textarea {...shared} minRows={2} maxRows={12} onChange={(event) => field.onChange(event.currentTarget.value)} />
  ) : (
    <TextInput {...shared} onChange={(event) => field.onChange(event.currentTarget.value)} />
  );
};

export interface TagsFieldProps<V extends FieldValues> {
  readonly label: string;
  readonly path: FieldPathByValue<V, string[]>;
}

/** A list of short texts. Commas do not split: skills such as "TCP/IP, routing" are one. */
export const TagsField = <V extends FieldValues>({ label, path }: TagsFieldProps<V>) => {
  const { t } = useI18n();
  const { field } = useController<V, FieldPathByValue<V, string[]>>({ name: path });
  const value: string[] = field.value ?? [];
  return (
    <TagsInput
      label={label}
      value={value}
      onChange={field.onChange}
      placeholder={value.length === 0 ? t('form.tags-hint') : ''}
      splitChars={['\n']}
      acceptValueOnBlur
      data-path={path}
    />
  );
};
