import { ActionIcon, Select } from '@mantine/core';
import {
  IconAlignCenter,
  IconAlignLeft,
  IconAlignRight,
  IconBold,
  IconItalic,
  IconLetterCaseUpper,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { TextStyle, Typeface } from '#shared/model/theme.ts';
import { typefaceSchema } from '#shared/model/theme.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { Notice } from '../../../components/notice.tsx';
import { ChoiceRow } from './choice-row.tsx';
import { ColourRow } from './colour-row.tsx';
import type { StyleName } from './contrast.ts';
import { contrastOfStyle, leastContrast } from './contrast.ts';
import { useEditing } from './editor-context.tsx';
import { faces } from './faces.ts';
import styles from './fields.module.css';
import { NumberRow } from './number-row.tsx';
import own from './style-fields.module.css';
import { bounds } from './theme-bounds.ts';

const icon = { size: 17, stroke: 1.8 } as const;

interface ToggleProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly children: ReactNode;
}

const Toggle = ({ label, isOn, onChange, children }: ToggleProps) => (
  <ActionIcon
    variant={isOn ? 'light' : 'default'}
    size={30}
    aria-label={label}
    aria-pressed={isOn}
    title={label}
    onClick={() => onChange(!isOn)}
  >
    {children}
  </ActionIcon>
);

/** Everything about one sort of text. */
export const StyleFields = ({ style }: { style: StyleName }) => {
  const { t, locale } = useI18n();
  const { design, edit } = useEditing();
  const look = design.text[style];
  const contrast = contrastOfStyle(design, style);
  const set = (about: keyof TextStyle, change: Partial<TextStyle>) =>
    edit(`${style}.${about}`, (it) => ({ ...it, text: { ...it.text, [style]: { ...it.text[style], ...change } } }));
  const ratio = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(Math.floor(contrast * 10) / 10);
  return (
    <fieldset className={styles['group']} aria-label={t(`editor.style-${style}`)}>
      <Select<Typeface>
        size="xs"
        label={t('editor.face')}
        value={look.face}
        data={typefaceSchema.options.map((face) => ({ value: face, label: faces[face].name }))}
        renderOption={({ option }) => {
          const face = typefaceSchema.parse(option.value);
          return (
            <span className={own['face']}>
              <span style={{ fontFamily: faces[face].family }}>{faces[face].name}</span>
              <small>{t('editor.face-partner', { name: faces[face].partner })}</small>
            </span>
          );
        }}
        onChange={(face) => face !== null && set('face', { face })}
      />
      <div className={own['row']}>
        <NumberRow
          label={t('editor.point-size')}
          value={look.sizePt}
          bounds={bounds.size}
          onChange={(sizePt) => set('sizePt', { sizePt })}
        />
        <div className={own['toggles']}>
          <Toggle label={t('editor.bold')} isOn={look.isBold} onChange={(isBold) => set('isBold', { isBold })}>
            <IconBold {...icon} />
          </Toggle>
          <Toggle
            label={t('editor.italic')}
            isOn={look.isItalic}
            onChange={(isItalic) => set('isItalic', { isItalic })}
          >
            <IconItalic {...icon} />
          </Toggle>
          <Toggle
            label={t('editor.uppercase')}
            isOn={look.isUppercase}
            onChange={(isUppercase) => set('isUppercase', { isUppercase })}
          >
            <IconLetterCaseUpper {...icon} />
          </Toggle>
        </div>
      </div>
      <ColourRow label={t('editor.colour')} value={look.colour} onChange={(colour) => set('colour', { colour })} />
      {contrast < leastContrast && <Notice tone="warn" title={t('editor.low-contrast', { ratio })} />}
      <div className={styles['pair']}>
        <NumberRow
          label={t('editor.tracking')}
          value={look.tracking}
          bounds={bounds.tracking}
          step={5}
          unit="‰"
          onChange={(tracking) => set('tracking', { tracking })}
        />
        <ChoiceRow
          label={t('editor.align')}
          value={look.align}
          choices={[
            { value: 'start', label: <IconAlignLeft size={16} role="img" aria-label={t('editor.start')} /> },
            { value: 'center', label: <IconAlignCenter size={16} role="img" aria-label={t('editor.center')} /> },
            { value: 'end', label: <IconAlignRight size={16} role="img" aria-label={t('editor.end')} /> },
          ]}
          onChange={(align) => set('align', { align })}
        />
        <NumberRow
          label={t('editor.before')}
          value={look.spaceBeforePt}
          bounds={bounds.spaceBefore}
          onChange={(spaceBeforePt) => set('spaceBeforePt', { spaceBeforePt })}
        />
        <NumberRow
          label={t('editor.after')}
          value={look.spaceAfterPt}
          bounds={bounds.spaceAfter}
          onChange={(spaceAfterPt) => set('spaceAfterPt', { spaceAfterPt })}
        />
      </div>
      {style === 'body' && (
        <NumberRow
          label={t('editor.line-height')}
          hint={t('editor.line-height-hint')}
          value={design.lineHeight}
          bounds={bounds.lineHeight}
          step={0.05}
          unit="×"
          onChange={(lineHeight) => edit('lineHeight', (it) => ({ ...it, lineHeight }))}
        />
      )}
    </fieldset>
  );
};
