import { Radio } from '@mantine/core';
import { useStore } from 'zustand';
import { useI18n } from '../../components/i18n-context.tsx';
import { kindName } from '../../components/section-name.ts';
import { kinds } from '../../kinds/registry.ts';
import { chosenKindStore } from './chosen-kind.ts';
import styles from './kind-choice.module.css';

/** What kind of document it is to be; hidden while there is one kind. Each keeps a form of its own. */
export const KindChoice = () => {
  const { t } = useI18n();
  const chosen = useStore(chosenKindStore, (state) => state.kind);
  if (kinds.length < 2) return null;
  const choose = (name: string) => {
    const kind = kinds.find((one) => one.name === name);
    if (kind) chosenKindStore.setState({ kind });
  };
  return (
    <Radio.Group aria-label={t('new.kind')} value={chosen.name} onChange={choose}>
      <div className={styles['kinds']}>
        {kinds.map(({ name, icon, purpose }) => (
          <Radio.Card key={name} value={name} className={styles['kind'] ?? ''}>
            <span className={styles['icon']} aria-hidden="true">
              {icon}
            </span>
            <span className={styles['name']}>{kindName(t, name)}</span>
            <span className={styles['purpose']}>{t(purpose)}</span>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
};
