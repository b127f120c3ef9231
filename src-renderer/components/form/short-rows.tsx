import type { FieldArrayPath, FieldPathByValue, FieldValues } from 'react-hook-form';
import { useI18n } from '../i18n-context.tsx';
import { Field } from './field.tsx';
import styles from './form.module.css';
import type { RowListProps } from './row-list.tsx';
import { RowList } from './row-list.tsx';

interface ShortRowsProps<V extends FieldValues, P extends FieldArrayPath<V>>
  extends Omit<RowListProps<V, P>, 'children'> {
  /** Two or three fields of a row, and whether they must be filled in. */
  readonly fields: readonly {
    readonly path: (row: `${P}.${number}`) => FieldPathByValue<V, string>;
    readonly label: string;
    readonly isRequired?: boolean;
  }[];
}

/** A list whose rows are one line of two or three fields. */
export const ShortRows = <V extends FieldValues, P extends FieldArrayPath<V>>({
  fields,
  nameOf,
  ...list
}: ShortRowsProps<V, P>) => {
  const { t } = useI18n();
  return (
    <RowList<V, P> {...list} nameOf={(row, index) => nameOf(row, index) || t('form.untitled-row', { n: index + 1 })}>
      {({ path, tools }) => (
        <div className={styles['line']}>
          <div className={styles[fields.length > 2 ? 'three' : 'two']}>
            {fields.map((field) => (
              <Field<V>
                key={field.label}
                label={field.label}
                path={field.path(path)}
                isRequired={field.isRequired ?? false}
              />
            ))}
          </div>
          {tools}
        </div>
      )}
    </RowList>
  );
};
