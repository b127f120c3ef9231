import { Button, Group, Modal, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { AppError } from '#shared/model/app-error.ts';
import { client } from '../../client.ts';
import type { ActionSubject } from '../../components/actions-context.tsx';
import { errorWords } from '../../components/error-sentence.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { refetchDocument } from '../../stores/document-store.ts';

/** Asks for a document's new title. */
export const RenameDialog = ({ subject, onClose }: { subject: ActionSubject; onClose: () => void }) => {
  const { t, locale } = useI18n();
  const [title, setTitle] = useState(subject.title);
  const [error, setError] = useState<AppError | null>(null);
  const isUsable = title.trim().length > 0;

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!isUsable) return;
    const result = await client.call('document.rename', { documentId: subject.documentId, title: title.trim() });
    if (!result.ok) return setError(result.error);
    void refetchDocument();
    onClose();
  };

  return (
    <Modal opened onClose={onClose} title={t('rename.title')}>
      <form onSubmit={(event) => void save(event)}>
        <TextInput
          data-autofocus
          label={t('rename.label')}
          value={title}
          maxLength={200}
          error={error ? errorWords(t, locale, error).sentence : isUsable ? null : t('form.error-required')}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Group justify="flex-end" mt="lg" gap="sm">
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button type="submit" variant="filled" disabled={!isUsable}>
            {t('app.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
};
