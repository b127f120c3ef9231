import { Textarea } from '@mantine/core';
import type { MessageKey } from '#shared/i18n/translate.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import styles from './form.module.css';
import type { TextRow } from './form-model.ts';
import { emptyRows } from './form-model.ts';
import { useProblem } from './problems-context.tsx';
import { RowList } from './row-list.tsx';

interface TextRowsProps {
  readonly label: string;
  readonly path: string;
  readonly rows: readonly TextRow[];
  readonly onChange: (rows: TextRow[]) => void;
  readonly addLabel: string;
  readonly rowLabel: MessageKey;
}

/** A list of sentences, one field each: bullet points or requirements. */
export const TextRows = ({ label, path, rows, onChange, addLabel, rowLabel }: TextRowsProps) => {
  const { t } = useI18n();
  const problem = useProblem();
  const nameOf = (row: TextRow) => t(rowLabel, { n: rows.findIndex((it) => it.key === row.key) + 1 });
  return (
    <fieldset className={styles['group']}>
      <legend>{label}</legend>
      <RowList path={path} rows={rows} onChange={onChange} create={emptyRows.text} addLabel={addLabel} nameOf={nameOf}>
        {(row, rowPath, set, tools) => (
          <div className={styles['textRow']}>
            <Textarea
              aria-label={nameOf(row)}
              value={row.text}
              error={problem(rowPath)}
              dir="auto"
              minRows={1}
              data-path={rowPath}
              onChange={(event) => set({ text: event.currentTarget.value })}
            />
            {tools}
          </div>
        )}
      </RowList>
    </fieldset>
  );
};
