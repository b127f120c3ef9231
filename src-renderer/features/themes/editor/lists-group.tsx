import type { Theme } from '#shared/model/theme.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { ChoiceRow } from './choice-row.tsx';
import { ColourRow } from './colour-row.tsx';
import { useEditing } from './editor-context.tsx';
import styles from './fields.module.css';
import { NumberRow } from './number-row.tsx';
import { bounds } from './theme-bounds.ts';

const bullets = ['•', '–', '▪', '›'] as const satisfies readonly Theme['list']['bullet'][];

/** Bullets, and whether lists of skills stand in one column or two. */
export const ListsGroup = () => {
  const { t } = useI18n();
  const { design, edit } = useEditing();
  const { list, columnLists } = design;
  const setList = (about: string, change: Partial<Theme['list']>) =>
    edit(`list.${about}`, (it) => ({ ...it, list: { ...it.list, ...change } }));
  return (
    <div className={styles['group']}>
      <ChoiceRow
        label={t('editor.bullet')}
        value={list.bullet}
        choices={bullets.map((bullet) => ({ value: bullet, label: bullet }))}
        onChange={(bullet) => setList('bullet', { bullet })}
      />
      <ColourRow
        label={t('editor.bullet-colour')}
        value={list.bulletColour}
        onChange={(bulletColour) => setList('colour', { bulletColour })}
      />
      <div className={styles['pair']}>
        <NumberRow
          label={t('editor.indent')}
          value={list.indentPt}
          bounds={bounds.indent}
          onChange={(indentPt) => setList('indent', { indentPt })}
        />
        <NumberRow
          label={t('editor.list-space')}
          value={list.spaceBetweenPt}
          bounds={bounds.listSpace}
          onChange={(spaceBetweenPt) => setList('space', { spaceBetweenPt })}
        />
      </div>
      <div className={styles['part']}>
        <ChoiceRow
          label={t('editor.skills')}
          value={columnLists.columns === 1 ? 'one' : 'two'}
          choices={[
            { value: 'one', label: t('editor.one-column') },
            { value: 'two', label: t('editor.two-columns') },
          ]}
          onChange={(columns) =>
            edit('lists.columns', (it) => ({
              ...it,
              columnLists: { ...it.columnLists, columns: columns === 'one' ? 1 : 2 },
            }))
          }
        />
        {columnLists.columns === 2 && (
          <NumberRow
            label={t('editor.gap')}
            value={columnLists.gapMm}
            bounds={bounds.columnGap}
            unit="mm"
            onChange={(gapMm) => edit('lists.gap', (it) => ({ ...it, columnLists: { ...it.columnLists, gapMm } }))}
          />
        )}
      </div>
    </div>
  );
};
