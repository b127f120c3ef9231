import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useI18n } from '../i18n-context.tsx';
import styles from './connection-fields.module.css';

interface ModelFieldProps {
  readonly value: string;
  /** The models that the server offers; empty before it was asked. */
  readonly models: readonly string[];
  readonly onChange: (value: string) => void;
}

/** The most suggestions shown; typing narrows them down. */
const mostShown = 60;

/** The name of a model: anything may be typed, what the server offers is suggested. */
export const ModelField = ({ value, models, onChange }: ModelFieldProps) => {
  const { t } = useI18n();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const isWhole = models.includes(value);
  const typed = value.trim().toLowerCase();
  const shown = models.filter((model) => isWhole || model.toLowerCase().includes(typed)).slice(0, mostShown);
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(model) => {
        onChange(model);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          label={t('connection.model')}
          value={value}
          onChange={(event) => {
            onChange(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          autoComplete="off"
          spellCheck={false}
          placeholder={t('model.placeholder')}
          inputWrapperOrder={['label', 'input', 'description']}
          description={models.length > 0 ? t('model.offered', { count: models.length }) : t('model.hint')}
          descriptionProps={{ className: styles['note'] }}
        />
      </Combobox.Target>
      {shown.length > 0 && (
        <Combobox.Dropdown>
          <Combobox.Options mah={220} className={styles['options'] ?? ''} aria-label={t('connection.model')}>
            {shown.map((model) => (
              <Combobox.Option key={model} value={model} active={model === value}>
                {model}
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      )}
    </Combobox>
  );
};
