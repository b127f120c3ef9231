import { Textarea } from '@mantine/core';
import type { FieldArrayPath, FieldPathByValue, FieldValues } from 'react-hook-form';
import { useController } from 'react-hook-form';
import type { MessageKey } from '#shared/i18n/translate.ts';
import { useI18n } from '../i18n-context.tsx';
import styles from './form.module.css';
import { useProblem } from './problem.ts';
import type { RowListProps } from './row-list.tsx';
import { RowList } from './row-list.tsx';

interface TextRowFieldProps<V extends FieldValues> {
  readonly path: FieldPathByValue<V, string>;
  /** Where its problems are found: a sentence is one entry of the input. */
  readonly rowPath: string;
  readonly label: string;
}

const TextRowField = <V extends FieldValues>({ path, rowPath, label }: TextRowFieldProps<V>) => {
  const { field } = useController<V, FieldPathByValue<V, string>>({ name: path });
  return (
    <Textarea
      ref={field.ref}
      aria-label={label}
      value={String(field.value ?? '')}
      error={useProblem(rowPath)}
      dir="auto"
      minRows={1}
      data-path={rowPath}
      onBlur={field.onBlur}
      onChange={(event) => field.onChange(event.currentTarget.value)}
    />
  );
};

interface TextRowsProps<V extends FieldValues, P extends FieldArrayPath<V>>
  extends Pick<RowListProps<V, P>, 'path' | 'create' | 'addLabel'> {
  readonly label: string;
  readonly rowLabel: MessageKey;
  /** The one field of a row. */
  readonly textPath: (row: `${P}.${number}`) => FieldPathByValue<V, string>;
}

/** A list of sentences, one field each: bullet points or requirements. */
export const TextRows = <V extends FieldValues, P extends FieldArrayPath<V>>({
  label,
  rowLabel,
  textPath,
  ...list
}: TextRowsProps<V, P>) => {
  const { t } = useI18n();
  return (
    <fieldset className={styles['group']}>
      <legend>{label}</legend>
      <RowList<V, P> {...list} nameOf={(_, index) => t(rowLabel, { n: index + 1 })}>
        {({ path, name, tools }) => (
          <div className={styles['textRow']}>
            <TextRowField<V> path={textPath(path)} rowPath={path} label={name} />
            {tools}
          </div>
        )}
      </RowList>
    </fieldset>
  );
};
