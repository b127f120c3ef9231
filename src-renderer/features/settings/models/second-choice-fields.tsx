import { Select } from '@mantine/core';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { embeddedDrafter } from '../../../components/drafter-name.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { connectionsStore, shownConnections } from '../../../stores/connections-store.ts';
import { NumberField } from '../form/number-field.tsx';
import type { Problem } from '../form/read-number.ts';
import { takeoverBounds } from '../form/setting-bounds.ts';
import styles from './connection-editor.module.css';
import type { ConnectionForm } from './connection-form.ts';

interface SecondChoiceFieldsProps {
  /** Whose second choice it is. */
  readonly id: string;
  readonly form: ConnectionForm;
  readonly problem: Problem | undefined;
  readonly onChange: (patch: Partial<ConnectionForm>) => void;
}

/** Stands for nobody in the list: it takes no empty values. */
const nobody = 'nobody';

/** Who drafts in place of a server that can't, and after how long. */
export const SecondChoiceFields = ({ id, form, problem, onChange }: SecondChoiceFieldsProps) => {
  const { t } = useI18n();
  const connections = useStore(connectionsStore, useShallow(shownConnections));
  const others = connections.filter((connection) => connection.id !== id);
  const data = [
    { value: nobody, label: t('second.nobody') },
    { value: embeddedDrafter, label: t('models.embedded', { name: t('provider.embedded') }) },
    ...others.map((other) => ({ value: other.id, label: other.label })),
  ];
  const chosen = form.secondChoice === '' ? nobody : form.secondChoice;
  return (
    <div>
      <div className={styles['pair']}>
        <Select
          label={t('second.label')}
          data={data}
          value={chosen}
          allowDeselect={false}
          onChange={(value) => onChange({ secondChoice: value === null || value === nobody ? '' : value })}
        />
        {form.secondChoice !== '' && (
          <NumberField
            label={t('second.after')}
            value={form.afterMinutes}
            onChange={(afterMinutes) => onChange({ afterMinutes })}
            problem={problem}
            bounds={takeoverBounds}
            unit={t('settings.unit-minutes')}
          />
        )}
      </div>
      {form.secondChoice !== '' && (
        <p className={styles['hint']}>
          {t(form.secondChoice === embeddedDrafter ? 'second.hint-embedded' : 'second.hint')}
        </p>
      )}
    </div>
  );
};
