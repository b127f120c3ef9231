import { useI18n } from '../../../components/i18n-context.tsx';
import { ResetButton } from './reset-button.tsx';
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
      {isChanged && <ResetButton label={t('settings.reset')} onReset={onReset} />}
    </>
  );
};
