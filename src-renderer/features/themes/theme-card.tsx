import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconCheck, IconCopy, IconDots, IconDownload, IconPencil, IconTrash } from '@tabler/icons-react';
import type { ThemeView } from '#shared/model/theme.ts';
import { Card } from '../../components/card.tsx';
import { Chip } from '../../components/chip.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import styles from './theme-card.module.css';
import { ThemePicture } from './theme-picture.tsx';
import type { ThemeActions } from './use-theme-actions.ts';

const icon = { size: 16, stroke: 1.6 } as const;

interface ThemeCardProps {
  readonly theme: ThemeView;
  readonly isDefault: boolean;
  readonly actions: ThemeActions;
  readonly onRename: (theme: ThemeView) => void;
}

const CardMenu = ({ theme, isDefault, actions, onRename }: ThemeCardProps) => {
  const { t } = useI18n();
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon variant="subtle" size="lg" aria-label={t('themes.actions', { name: theme.name })}>
          <IconDots size={18} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconCheck {...icon} />} disabled={isDefault} onClick={() => void actions.use(theme)}>
          {t('themes.use')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy {...icon} />} onClick={() => void actions.copy(theme)}>
          {t('themes.copy')}
        </Menu.Item>
        <Menu.Item leftSection={<IconDownload {...icon} />} onClick={() => void actions.save(theme)}>
          {t('themes.export')}
        </Menu.Item>
        {!theme.isBuiltIn && (
          <>
            <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => onRename(theme)}>
              {t('themes.rename')}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item c="var(--bad)" leftSection={<IconTrash {...icon} />} onClick={() => void actions.remove(theme)}>
              {t('app.delete')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
};

/** One theme: what it looks like, what it is called, and what can be done with it. */
export const ThemeCard = (props: ThemeCardProps) => {
  const { theme, isDefault, actions } = props;
  const { t } = useI18n();
  const { name, templateName, isBuiltIn } = theme;
  return (
    <Card as="li" className={styles['card']} isInteractive data-default={isDefault || undefined} aria-label={name}>
      <ThemePicture theme={theme} />
      <div className={styles['foot']}>
        <div className={styles['words']}>
          <h3 className={styles['name']} dir="auto" title={name}>
            {name}
          </h3>
          <span className={styles['chips']}>
            {isDefault && <Chip tone="on">{t('themes.default')}</Chip>}
            {templateName !== null && (
              <span title={t('themes.from-word-name', { name: templateName })}>
                <Chip>{t('themes.from-word')}</Chip>
              </span>
            )}
          </span>
        </div>
        <Button
          size="compact-sm"
          aria-label={t(isBuiltIn ? 'themes.customise-one' : 'themes.edit-one', { name })}
          onClick={() => void actions.edit(theme)}
        >
          {t(isBuiltIn ? 'themes.customise' : 'themes.edit')}
        </Button>
        <CardMenu {...props} />
      </div>
    </Card>
  );
};
