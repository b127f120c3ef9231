import type { ReactNode } from 'react';
import { useI18n } from '../../components/i18n-context.tsx';
import { Field } from './field.tsx';
import styles from './form.module.css';
import type { Row } from './form-model.ts';
import { RowList } from './row-list.tsx';

/** Names of the fields of a row that hold text. */
type TextField<T> = { [K in keyof T]: T[K] extends string ? K : never }[keyof T] & string;

interface ShortRowsProps<T extends Row> {
  readonly path: string;
  readonly rows: readonly T[];
  readonly onChange: (rows: T[]) => void;
  readonly create: () => T;
  readonly addLabel: string;
  readonly nameOf: (row: T) => string;
  /** Two or three fields, and whether they must be filled in. */
  readonly fields: readonly { readonly name: TextField<T>; readonly label: string; readonly isRequired?: boolean }[];
}

/** A list whose rows are one line of two or three fields. */
export const ShortRows = <T extends Row>({ fields, nameOf, ...list }: ShortRowsProps<T>) => {
  const { t } = useI18n();
  return (
    <RowList<T> {...list} nameOf={(row, index) => nameOf(row) || t('form.untitled-row', { n: index + 1 })}>
      {(row, path, set, tools): ReactNode => (
        <div className={styles['line']}>
          <div className={styles[fields.length > 2 ? 'three' : 'two']}>
            {fields.map(({ name, label, isRequired }) => (
              <Field
                key={name}
                label={label}
                path={`${path}.${name}`}
                value={String(row[name])}
                isRequired={isRequired ?? false}
                // A computed name of one text field of T: the compiler can't see that the pair fits.
                onChange={(value) => set({ [name]: value } as unknown as Partial<T>)}
              />
            ))}
          </div>
          {tools}
        </div>
      )}
    </RowList>
  );
};
