import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import type { Theme } from '#shared/model/theme.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import type { StyleName } from './contrast.ts';
import { backgroundOf, hardToRead, styleNames } from './contrast.ts';
import { faces } from './faces.ts';
import styles from './style-list.module.css';

interface StyleListProps {
  readonly design: Theme;
  readonly chosen: StyleName;
  readonly onChoose: (style: StyleName) => void;
}

/** Samples keep their proportions but for the largest and the smallest. */
const sampleSize = (pt: number): number => Math.min(21, Math.max(11, pt * 1.12));

const lookOf = (design: Theme, style: StyleName): CSSProperties => {
  const { face, sizePt, isBold, isItalic, colour, isUppercase, tracking } = design.text[style];
  return {
    fontFamily: faces[face].family,
    fontSize: sampleSize(sizePt),
    fontWeight: isBold ? 700 : 400,
    fontStyle: isItalic ? 'italic' : 'normal',
    color: colour,
    background: backgroundOf(design, style),
    textTransform: isUppercase ? 'uppercase' : 'none',
    letterSpacing: `${tracking / 1_000}em`,
  };
};

/** Every sort of text, each set as it will be; one of them is chosen to be changed. */
export const StyleList = ({ design, chosen, onChoose }: StyleListProps) => {
  const { t } = useI18n();
  const hard = hardToRead(design);
  return (
    <div className={styles['list']} role="radiogroup" aria-label={t('editor.styles')}>
      {styleNames(design).map((style) => (
        <label key={style} className={styles['style']} style={lookOf(design, style)}>
          <input
            type="radio"
            name="sort-of-text"
            className={styles['radio']}
            checked={style === chosen}
            onChange={() => onChoose(style)}
            aria-label={t(`editor.style-${style}`)}
          />
          <span className={styles['sample']} aria-hidden="true">
            {t(`editor.style-${style}`)}
          </span>
          {style === chosen && (
            <span className={styles['chosen']} aria-hidden="true">
              <IconCheck size={13} stroke={2.4} />
            </span>
          )}
          {hard.includes(style) && (
            <span className={styles['warning']} title={t('editor.low-contrast-short')}>
              <IconAlertTriangle size={15} role="img" aria-label={t('editor.low-contrast-short')} />
            </span>
          )}
        </label>
      ))}
    </div>
  );
};
