import { useI18n } from '../../../components/i18n-context.tsx';
import { ColourRow } from './colour-row.tsx';
import { recolour } from './design-colours.ts';
import { useEditing } from './editor-context.tsx';
import styles from './fields.module.css';
import { NumberRow } from './number-row.tsx';
import { bounds } from './theme-bounds.ts';

/** The accent, which every use of it follows, and the lines of tables. */
export const ColoursGroup = () => {
  const { t } = useI18n();
  const { design, edit } = useEditing();
  return (
    <div className={styles['group']}>
      <ColourRow
        label={t('editor.accent')}
        hint={t('editor.accent-hint')}
        value={design.accentColour}
        onChange={(colour) => edit('accent', (it) => recolour(it, it.accentColour, colour))}
      />
      <div className={styles['pair']}>
        <ColourRow
          label={t('editor.line-colour')}
          value={design.line.colour}
          onChange={(colour) => edit('line.colour', (it) => ({ ...it, line: { ...it.line, colour } }))}
        />
        <NumberRow
          label={t('editor.line-width')}
          value={design.line.widthPt}
          bounds={bounds.lineWidth}
          step={0.25}
          onChange={(widthPt) => edit('line.width', (it) => ({ ...it, line: { ...it.line, widthPt } }))}
        />
      </div>
    </div>
  );
};
