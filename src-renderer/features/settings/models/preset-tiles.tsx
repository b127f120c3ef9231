import type { PresetName } from '#shared/model/connection.ts';
import { localPresets, presetNameSchema, presets } from '#shared/model/connection.ts';
import { readHost } from '../../../components/connection/address-problem.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { Tile } from '../../../components/tile.tsx';
import styles from './preset-tiles.module.css';

/** What a preset is called; the one for any other server has no name of its own. */
export const usePresetName = () => {
  const { t } = useI18n();
  return (preset: PresetName) => (preset === 'custom' ? t('preset.custom') : presets[preset].label);
};

/** Every server Dossier can fill the form in for, to choose one from. */
export const PresetTiles = ({ onChoose }: { onChoose: (preset: PresetName) => void }) => {
  const { t } = useI18n();
  const nameOf = usePresetName();
  const hint = (preset: PresetName) => {
    if (preset === 'custom') return t('preset.custom-hint');
    return localPresets.includes(preset) ? t('preset.local') : readHost(presets[preset].baseUrl);
  };
  return (
    <ul className={styles['tiles']} aria-label={t('connection.add')}>
      {presetNameSchema.options.map((preset) => (
        <li key={preset}>
          <Tile className={styles['tile']} onClick={() => onChoose(preset)}>
            <b>{nameOf(preset)}</b>
            <span>{hint(preset)}</span>
          </Tile>
        </li>
      ))}
    </ul>
  );
};
