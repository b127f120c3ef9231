import { Button } from '@mantine/core';
import { useI18n } from '../../components/i18n-context.tsx';
import { SavedNote } from './saved-note.tsx';

interface SectionToolsProps {
  readonly savedNo: number;
  readonly isChanged: boolean;
  readonly onReset: () => void;
}

/** What stands beside the title of a section whose numbers save themselves. */
export const SectionTools = ({ savedNo, isChanged, onReset }: SectionToolsProps) => {
  const { t } = useI18n();
  return (
    <>
      <SavedNote savedNo={savedNo} />
      {isChanged && (
        <Button size="compact-sm" variant="subtle" onClick={onReset}>
          {t('settings.reset')}
        </Button>
      )}
    </>
  );
};
