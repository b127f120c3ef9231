import { ActionIcon, Button, Slider, Switch } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Theme } from '#shared/model/theme.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { BandFields } from './band-fields.tsx';
import { ChoiceRow } from './choice-row.tsx';
import { useEditing } from './editor-context.tsx';
import { FieldText } from './field-text.tsx';
import styles from './fields.module.css';
import { FillFields } from './fill-fields.tsx';
import { firstCover } from './first-cover.ts';
import { bounds, mostCoverLines } from './theme-bounds.ts';

type Cover = NonNullable<Theme['cover']>;

const CoverFields = ({ cover }: { cover: Cover }) => {
  const { t, locale } = useI18n();
  const { design, edit } = useEditing();
  const set = (about: string, change: Partial<Cover>) =>
    edit(`cover.${about}`, (it) => ({ ...it, cover: it.cover && { ...it.cover, ...change } }));
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  return (
    <>
      <FieldText
        hasPages={false}
        label={t('editor.cover-title')}
        value={cover.title}
        onChange={(title) => set('title', { title })}
      />
      <fieldset className={styles['part']} aria-label={t('editor.cover-lines')}>
        <h3>{t('editor.cover-lines')}</h3>
        {cover.lines.map((line, at) => (
          <FieldText
            // A line has no other identity than its place.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={at}
            hasPages={false}
            label={t('editor.cover-line', { n: at + 1 })}
            value={line}
            onChange={(text) => set(`line.${at}`, { lines: cover.lines.with(at, text) })}
            aside={
              <ActionIcon
                variant="subtle"
                size={30}
                aria-label={t('editor.remove-line', { n: at + 1 })}
                onClick={() => set('remove', { lines: cover.lines.toSpliced(at, 1) })}
              >
                <IconX size={15} />
              </ActionIcon>
            }
          />
        ))}
        {cover.lines.length < mostCoverLines && (
          <div>
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconPlus size={14} />}
              onClick={() => set('add', { lines: [...cover.lines, ''] })}
            >
              {t('editor.add-line')}
            </Button>
          </div>
        )}
      </fieldset>
      <div className={styles['part']}>
        <ChoiceRow
          label={t('editor.align')}
          value={cover.align}
          choices={[
            { value: 'start', label: t('editor.start') },
            { value: 'center', label: t('editor.center') },
            { value: 'end', label: t('editor.end') },
          ]}
          onChange={(align) => set('align', { align })}
        />
        <div>
          <span className={styles['label']}>{t('editor.title-at')}</span>
          <Slider
            size="sm"
            thumbLabel={t('editor.title-at')}
            min={bounds.titleAt.min}
            max={bounds.titleAt.max}
            step={0.01}
            value={cover.titleAt}
            label={(at) => percent.format(at)}
            onChange={(titleAt) => set('titleAt', { titleAt })}
          />
        </div>
      </div>
      <div className={styles['part']}>
        <FillFields fill={cover.fill} first={design.accentColour} onChange={(fill) => set('fill', { fill })} />
        <BandFields cover={cover} accent={design.accentColour} onChange={set} />
      </div>
    </>
  );
};

/** A page of its own before the text. Switched off and on again, it is what it was. */
export const CoverGroup = () => {
  const { t } = useI18n();
  const { design, edit } = useEditing();
  const [last, setLast] = useState<Cover>(() => design.cover ?? firstCover(design));
  return (
    <div className={styles['group']}>
      <Switch
        label={t('editor.cover-on')}
        checked={design.cover !== null}
        onChange={(event) => {
          const isOn = event.currentTarget.checked;
          if (design.cover) setLast(design.cover);
          edit('cover', (it) => ({ ...it, cover: isOn ? last : null }));
        }}
      />
      {design.cover && <CoverFields cover={design.cover} />}
    </div>
  );
};
