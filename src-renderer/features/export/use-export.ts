import { useState } from 'react';
import type { AppError } from '#shared/model/app-error.ts';
import type { ExportId } from '#shared/model/ids.ts';
import type { ExportFormat } from '#shared/model/run.ts';
import { client } from '../../client.ts';
import type { ActionSubject } from '../../components/actions-context.tsx';
import { errorWords } from '../../components/error-sentence.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { showToast } from '../../components/toast.tsx';
import { loadSnapshot } from '../../stores/app-store.ts';

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

  /** Lets the user choose the folder. @returns whether one was chosen. */
  const pickFolder = async (): Promise<boolean> => {
    const result = await client.call('export.pick-folder', {});
    if (!result.ok) {
      setError(result.error);
      return false;
    }
    if (result.value.folder === null) return false;
    setError(null);
    await loadSnapshot();
    return true;
  };

  const run = async (formats: readonly ExportFormat[]): Promise<void> => {
    setIsRunning(true);
    setError(null);
    const result = await client.call('export.run', { documentId: subject.documentId, formats: [...formats] });
    setIsRunning(false);
    if (!result.ok) return setError(result.error);
    const { files } = result.value;
    const first = files[0];
    showToast({
      tone: 'good',
      title: t('export.done', { count: files.length }),
      text: namesOf(files.map((file) => file.name)),
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
