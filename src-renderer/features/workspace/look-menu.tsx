import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconPalette } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { DocumentView } from '#shared/model/document.ts';
import type { ThemeId, ThemeView } from '#shared/model/theme.ts';
import { themeIdSchema } from '#shared/model/theme.ts';
import { client } from '../../client.ts';
import { tellError } from '../../components/error-sentence.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { appStore } from '../../stores/app-store.ts';
import { refetchDocument } from '../../stores/document-store.ts';
import { navigate } from '../../stores/navigation-store.ts';
import { themesStore, wornTheme } from '../../stores/themes-store.ts';
import styles from './look-menu.module.css';
import { useWornTheme } from './pages/use-preview.ts';

const icon = { size: 16, stroke: 1.6 } as const;

/** A theme, small: its paper, its name block and its accent. Decoration. */
const Swatch = ({ design }: Pick<ThemeView, 'design'>) => (
  <span className={styles['swatch']} aria-hidden="true">
    <i style={{ background: design.cover?.fill ?? design.masthead.fill ?? 'transparent' }} />
    <i style={{ background: design.accentColour }} />
    <i style={{ background: design.text.body.colour }} />
  </span>
);

interface ChoiceProps extends Pick<ThemeView, 'design' | 'name'> {
  readonly note?: string;
}

const Choice = ({ design, name, note }: ChoiceProps) => (
  <span className={styles['choice']}>
    <Swatch design={design} />
    <span>
      {name}
      {note && <span className={styles['note']}>{note}</span>}
    </span>
  </span>
);

const standardValue = 'standard';

/** What the open document wears: a theme of its own, or the settings'. */
export const LookMenu = ({ view }: { view: DocumentView }) => {
  const { t, locale } = useI18n();
  const themes = useStore(themesStore, (state) => state.themes);
  const defaultId = useStore(appStore, (state) => state.snapshot?.settings.defaultTheme);
  const worn = useWornTheme(view);
  if (!themes || !worn || !defaultId) return null;
  const standard = wornTheme(themes, null, defaultId);
  const choose = async (themeId: ThemeId | null): Promise<void> => {
    const result = await client.call('document.set-theme', { documentId: view.id, themeId });
    if (!result.ok) return tellError(t, locale, result.error, () => void choose(themeId));
    await refetchDocument();
  };
  // A theme that is gone counts as none.
  const ownId = themes.some(({ id }) => id === view.themeId) ? view.themeId : null;
  return (
    <Menu position="bottom-start" width={250}>
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          className={styles['button'] ?? ''}
          leftSection={<IconPalette {...icon} />}
          rightSection={<IconChevronDown size={13} stroke={1.8} />}
          aria-label={t('look.of', { name: worn.name })}
        >
          <span className={styles['words']}>{worn.name}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('look.menu')}>
        <Menu.RadioGroup
          value={ownId ?? standardValue}
          onChange={(value) => void choose(value === standardValue ? null : themeIdSchema.parse(value))}
        >
          {standard && (
            <Menu.RadioItem value={standardValue} closeMenuOnClick>
              <Choice design={standard.design} name={t('look.as-in-settings')} note={standard.name} />
            </Menu.RadioItem>
          )}
          <Menu.Divider />
          {themes.map(({ id, name, design }) => (
            <Menu.RadioItem key={id} value={id} closeMenuOnClick>
              <Choice design={design} name={name} />
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        {!worn.isBuiltIn && (
          <Menu.Item onClick={() => navigate({ name: 'theme', themeId: worn.id })}>
            {t('look.edit', { name: worn.name })}
          </Menu.Item>
        )}
        <Menu.Item onClick={() => navigate({ name: 'themes' })}>{t('look.manage')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
