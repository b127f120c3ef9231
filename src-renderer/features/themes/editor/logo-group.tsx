import { TextInput } from '@mantine/core';
import type { Theme } from '#shared/model/theme.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { ChoiceRow } from './choice-row.tsx';
import { useEditing } from './editor-context.tsx';
import styles from './fields.module.css';
import { LogoDrop } from './logo-drop.tsx';
import { NumberRow } from './number-row.tsx';
import { bounds, mostCharacters } from './theme-bounds.ts';

/** The company's logo: the picture, where it stands and how high it is. */
export const LogoGroup = () => {
  const { t } = useI18n();
  const { theme, design, edit } = useEditing();
  const { logo } = design;
  const set = (about: string, change: Partial<Theme['logo']>) =>
    edit(`logo.${about}`, (it) => ({ ...it, logo: { ...it.logo, ...change } }));
  return (
    <div className={styles['group']}>
      <LogoDrop />
      {theme.logo && (
        <>
          <ChoiceRow
            label={t('editor.logo-place')}
            value={logo.place}
            choices={[
              { value: 'masthead', label: t('editor.logo-masthead') },
              { value: 'header', label: t('editor.edge-header') },
              { value: 'cover', label: t('editor.group-cover') },
              { value: 'none', label: t('editor.logo-none') },
            ]}
            onChange={(place) => set('place', { place })}
          />
          {logo.place === 'cover' && design.cover === null && (
            <p className={styles['hint']}>{t('editor.logo-needs-cover')}</p>
          )}
          <div className={styles['pair']}>
            <ChoiceRow
              label={t('editor.align')}
              value={logo.align}
              choices={[
                { value: 'start', label: t('editor.start') },
                { value: 'center', label: t('editor.center') },
                { value: 'end', label: t('editor.end') },
              ]}
              onChange={(align) => set('align', { align })}
            />
            <NumberRow
              label={t('editor.logo-height')}
              value={logo.heightMm}
              bounds={bounds.logoHeight}
              unit="mm"
              step={1}
              onChange={(heightMm) => set('height', { heightMm })}
            />
          </div>
          <TextInput
            size="xs"
            label={t('editor.logo-alt')}
            description={t('editor.logo-alt-hint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={logo.alt}
            maxLength={mostCharacters}
            onChange={(event) => set('alt', { alt: event.currentTarget.value })}
          />
        </>
      )}
    </div>
  );
};
