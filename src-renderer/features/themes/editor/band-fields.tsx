import { Switch } from '@mantine/core';
import type { Theme } from '#shared/model/theme.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { ChoiceRow } from './choice-row.tsx';
import { ColourRow } from './colour-row.tsx';
import { NumberRow } from './number-row.tsx';
import { bounds } from './theme-bounds.ts';

type Cover = NonNullable<Theme['cover']>;

interface BandFieldsProps {
  readonly cover: Cover;
  readonly accent: string;
  readonly onChange: (about: string, change: Partial<Cover>) => void;
}

/** A band of colour along one side of a cover, or none. */
export const BandFields = ({ cover: { band }, accent, onChange }: BandFieldsProps) => {
  const { t } = useI18n();
  const set = (about: string, change: Partial<NonNullable<Cover['band']>>) =>
    band && onChange(`band.${about}`, { band: { ...band, ...change } });
  return (
    <>
      <Switch
        label={t('editor.band')}
        checked={band !== null}
        onChange={(event) =>
          onChange('band', { band: event.currentTarget.checked ? { side: 'start', colour: accent, sizeMm: 12 } : null })
        }
      />
      {band && (
        <>
          <ChoiceRow
            label={t('editor.band-side')}
            value={band.side}
            choices={[
              { value: 'start', label: t('editor.rule-start') },
              { value: 'above', label: t('editor.rule-above') },
              { value: 'below', label: t('editor.rule-below') },
            ]}
            onChange={(side) => set('side', { side })}
          />
          <ColourRow
            label={t('editor.band-colour')}
            value={band.colour}
            onChange={(colour) => set('colour', { colour })}
          />
          <NumberRow
            label={t('editor.band-size')}
            value={band.sizeMm}
            bounds={bounds.bandSize}
            unit="mm"
            step={1}
            onChange={(sizeMm) => set('size', { sizeMm })}
          />
        </>
      )}
    </>
  );
};
