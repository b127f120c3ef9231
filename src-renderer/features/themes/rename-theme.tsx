import { Button, Group, Modal, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { ThemeView } from '#shared/model/theme.ts';
import { themeNameSchema } from '#shared/model/theme.ts';
import { useI18n } from '../../components/i18n-context.tsx';

interface RenameThemeProps {
  readonly theme: ThemeView;
  readonly onRename: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks for another name of a theme. */
export const RenameTheme = ({ theme, onRename, onClose }: RenameThemeProps) => {
  const { t } = useI18n();
  const [text, setText] = useState(theme.name);
  const name = themeNameSchema.safeParse(text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!name.success) return;
    if (name.data !== theme.name) onRename(name.data);
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t('themes.rename-title')}>
      <form onSubmit={submit}>
        <TextInput
          label={t('themes.name')}
          value={text}
          maxLength={80}
          data-autofocus
          error={name.success ? undefined : t('themes.name-empty')}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group justify="flex-end" mt="lg" gap="sm">
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button type="submit" variant="filled" disabled={!name.success}>
            {t('app.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
};
