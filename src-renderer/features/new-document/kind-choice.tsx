import { SegmentedControl } from '@mantine/core';
import { useStore } from 'zustand';
import { useI18n } from '../../components/i18n-context.tsx';
import { kindName } from '../../components/section-name.ts';
import { kinds } from '../../kinds/registry.ts';
import { chosenKindStore } from './chosen-kind.ts';

/** What kind of document it is to be; hidden while there is one kind. Each keeps a form of its own. */
export const KindChoice = () => {
  const { t } = useI18n();
  const chosen = useStore(chosenKindStore, (state) => state.kind);
  if (kinds.length < 2) return null;
  return (
    <SegmentedControl
      aria-label={t('new.kind')}
      value={chosen.name}
      data={kinds.map(({ name }) => ({ value: name, label: kindName(t, name) }))}
      onChange={(name) => {
        const kind = kinds.find((one) => one.name === name);
        if (kind) chosenKindStore.setState({ kind });
      }}
    />
  );
};
