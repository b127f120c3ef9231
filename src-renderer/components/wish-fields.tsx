import { Autocomplete, SegmentedControl } from '@mantine/core';
import type { Length, Tone } from '#shared/model/run.ts';
import { lengthSchema, toneSchema } from '#shared/model/run.ts';
import type { DraftWishes, WishProblem } from './draft-wishes.ts';
import styles from './drafter-fields.module.css';
import { useI18n } from './i18n-context.tsx';

interface WishFieldsProps {
  readonly wishes: DraftWishes;
  readonly problems: readonly WishProblem[];
  readonly onChange: (patch: Partial<DraftWishes>) => void;
}

/** As their speakers call them; any other can be typed. */
const languages = [
  'English',
  'Français',
  'Deutsch',
  'Español',
  'Italiano',
  'Nederlands',
  'Português',
  'Polski',
  'Română',
  'Svenska',
  'Dansk',
  'Čeština',
  'Ελληνικά',
  'Українська',
  'العربية',
  '中文',
  '日本語',
] as const;

/** Wishes to a model: language, tone, length. */
export const WishFields = ({ wishes, problems, onChange }: WishFieldsProps) => {
  const { t } = useI18n();
  return (
    <>
      <Autocomplete
        label={t('drafter.language')}
        data-path="options.language"
        data={[...languages]}
        value={wishes.language}
        placeholder={t('drafter.language-own')}
        maxLength={60}
        withScrollArea={false}
        classNames={{ options: styles['options'] ?? '' }}
        error={problems.includes('language') ? t('form.error-other') : null}
        onChange={(language) => onChange({ language })}
      />
      <div>
        <p className={styles['label']}>{t('drafter.length')}</p>
        <SegmentedControl<Length>
          fullWidth
          classNames={{ label: styles['segment'] ?? '' }}
          aria-label={t('drafter.length')}
          value={wishes.length}
          onChange={(length) => onChange({ length })}
          data={lengthSchema.options.map((value) => ({ value, label: t(`length.${value}`) }))}
        />
      </div>
      <div data-wide>
        <p className={styles['label']}>{t('drafter.tone')}</p>
        <SegmentedControl<Tone>
          fullWidth
          classNames={{ label: styles['segment'] ?? '' }}
          aria-label={t('drafter.tone')}
          value={wishes.tone}
          onChange={(tone) => onChange({ tone })}
          data={toneSchema.options.map((value) => ({ value, label: t(`tone.${value}`) }))}
        />
      </div>
    </>
  );
};
