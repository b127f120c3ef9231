import { useState } from 'react';
import type { AppError } from '#shared/model/app-error.ts';
import type { ExportVariant } from '#shared/model/export.ts';
import type { ExportId } from '#shared/model/ids.ts';
import type { ExportFormat } from '#shared/model/run.ts';
import { client } from '../../client.ts';
import type { ActionSubject } from '../../components/actions-context.tsx';
import { errorWords } from '../../components/error-sentence.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { showToast } from '../../components/toast.tsx';
import { pickExportFolder } from './pick-export-folder.ts';

/** File names, the part they share said once: "CV.pdf, .docx". */
const namesOf = (names: readonly string[]): string => {
  const stem = (name: string) => name.slice(0, Math.max(0, name.lastIndexOf('.')));
  const [first = ''] = names;
  return names
    .map((name, at) => (at > 0 && stem(name) === stem(first) ? name.slice(stem(name).length) : name))
    .join(', ');
};

/** The export itself: folder, files, and the message that offers to open them. Errors stay in the dialog. */
export const useExport = (subject: ActionSubject, onDone: () => void) => {
  const { t, locale } = useI18n();
  const [isRunning, setIsRunning] = useState(false);
  const [error, setError] = useState<AppError | null>(null);

  const show = async (exportId: ExportId, how: 'open' | 'show-in-folder'): Promise<void> => {
    const result = await client.call('export.open', { exportId, how });
    if (result.ok) return;
    const words = errorWords(t, locale, result.error);
    showToast({ tone: 'bad', title: t('toast.action-failed'), text: `${words.sentence} ${words.action}` });
  };

  const pickFolder = async (): Promise<boolean> => {
    const hasPicked = await pickExportFolder(setError);
    if (hasPicked) setError(null);
    return hasPicked;
  };

  const run = async (formats: readonly ExportFormat[], variant: ExportVariant): Promise<void> => {
    setIsRunning(true);
    setError(null);
    const result = await client.call('export.run', { documentId: subject.documentId, formats: [...formats], variant });
    setIsRunning(false);
    if (!result.ok) return setError(result.error);
    const { files, rewritten, missingPictures } = result.value;
    const names = namesOf(files.map((file) => file.name));
    const told = [
      ...(rewritten.length > 0
        ? [t('export.rewritten', { names: new Intl.ListFormat(locale).format(rewritten) })]
        : []),
      ...(missingPictures > 0 ? [t('export.missing-pictures', { count: missingPictures })] : []),
    ];
    const first = files[0];
    showToast({
      tone: 'good',
      title: t('export.done', { count: files.length }),
      text: told.length === 0 ? names : `${names}. ${told.join(' ')}`,
      actions: first
        ? [
            { label: t('app.open'), run: () => void show(first.id, 'open') },
            { label: t('export.show'), run: () => void show(first.id, 'show-in-folder') },
          ]
        : [],
    });
    onDone();
  };

  return { isRunning, error, pickFolder, run };
};
