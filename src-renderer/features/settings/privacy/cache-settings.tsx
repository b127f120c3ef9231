import { Button, Switch } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import type { RouteOutput } from '#shared/contract/routes.ts';
import type { ResponseCacheSettings } from '#shared/model/settings.ts';
import { settingsSchema } from '#shared/model/settings.ts';
import { client } from '../../../client.ts';
import { tellError } from '../../../components/error-sentence.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { deferRemoval } from '../defer-removal.ts';
import type { LimitsReading } from '../form/limits-form.ts';
import { NumberRow } from '../form/number-row.tsx';
import { readWhole } from '../form/read-number.ts';
import { SectionTools } from '../form/section-tools.tsx';
import { cacheBounds } from '../form/setting-bounds.ts';
import { SettingsRow, SettingsSection } from '../form/settings-section.tsx';
import { useLimits } from '../form/use-limits.ts';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size in its largest unit that leaves at least one: `3.4 MB`. @param bytes none negative. */
const formatBytes = (locale: string, bytes: number): string => {
  let at = 0;
  let value = bytes;
  while (value >= 1_000 && at < units.length - 1) {
    value /= 1_000;
    at += 1;
  }
  const unit = units[at] ?? 'byte';
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }).format(
    value,
  );
};

interface CacheForm {
  readonly maxDays: string;
  readonly maxMegabytes: string;
}

const formOf = ({ maxDays, maxMegabytes }: ResponseCacheSettings): CacheForm => ({
  maxDays: String(maxDays),
  maxMegabytes: String(maxMegabytes),
});

const read = (form: CacheForm, stored: ResponseCacheSettings): LimitsReading<ResponseCacheSettings, CacheForm> => {
  const maxDays = readWhole(form.maxDays, cacheBounds.maxDays);
  const maxMegabytes = readWhole(form.maxMegabytes, cacheBounds.maxMegabytes);
  return {
    value: {
      isOn: stored.isOn,
      maxDays: maxDays.ok ? maxDays.value : stored.maxDays,
      maxMegabytes: maxMegabytes.ok ? maxMegabytes.value : stored.maxMegabytes,
    },
    problems: {
      ...(!maxDays.ok && { maxDays: maxDays.problem }),
      ...(!maxMegabytes.ok && { maxMegabytes: maxMegabytes.problem }),
    },
  };
};

type CacheContent = RouteOutput<'response-cache.get'>;
const empty: CacheContent = { entries: 0, bytes: 0 };

/** What stands in the cache, and a way to empty it that can be taken back for a moment. */
const useCacheContent = () => {
  const { t, locale } = useI18n();
  const [content, setContent] = useState<CacheContent | null>(null);
  const [isCleared, setIsCleared] = useState(false);
  const refresh = useCallback(async () => {
    const result = await client.call('response-cache.get', {});
    if (result.ok) setContent(result.value);
  }, []);
  useEffect(() => void refresh(), [refresh]);
  const clearForGood = async (): Promise<void> => {
    const result = await client.call('response-cache.clear', {});
    await refresh();
    setIsCleared(false);
    if (!result.ok) tellError(t, locale, result.error, () => void clearForGood());
  };
  const clear = () => {
    setIsCleared(true);
    deferRemoval({
      title: t('cache.cleared'),
      undoLabel: t('app.undo'),
      undo: () => setIsCleared(false),
      commit: () => void clearForGood(),
    });
  };
  return { content: isCleared ? empty : content, clear };
};

/** Answers kept, so that the same question is not paid for twice. */
export const CacheSettings = ({ cache }: { cache: ResponseCacheSettings }) => {
  const { t, locale } = useI18n();
  const { content, clear } = useCacheContent();
  const defaults = settingsSchema.parse({}).responseCache;
  const { form, problems, set, save, ...tools } = useLimits({
    stored: cache,
    defaults: { ...defaults, isOn: cache.isOn },
    formOf,
    read,
    patchOf: (responseCache) => ({ responseCache }),
  });
  const number = (name: keyof CacheForm) => ({
    value: form[name],
    onChange: (value: string) => set({ [name]: value }),
    problem: problems[name],
    bounds: cacheBounds[name],
  });
  return (
    <SettingsSection
      title={t('cache.title')}
      lead={t('cache.lead')}
      aside={<SectionTools savedNo={tools.savedNo} isChanged={tools.isChanged} onReset={tools.reset} />}
    >
      <SettingsRow title={t('cache.is-on')} hint={t('cache.is-on-hint')}>
        <Switch
          size="md"
          aria-label={t('cache.is-on')}
          checked={cache.isOn}
          onChange={(event) => save({ responseCache: { ...cache, isOn: event.currentTarget.checked } })}
        />
      </SettingsRow>
      <NumberRow title={t('cache.days')} unit={t('settings.unit-days')} {...number('maxDays')} />
      <NumberRow title={t('cache.size')} unit={t('cache.megabytes')} {...number('maxMegabytes')} />
      <SettingsRow title={t('cache.content')} hint={t('cache.content-hint')}>
        {content && (
          <span>
            {content.entries === 0
              ? t('cache.empty')
              : t('cache.holds', { count: content.entries, size: formatBytes(locale, content.bytes) })}
          </span>
        )}
        <Button disabled={!content || content.entries === 0} onClick={clear}>
          {t('cache.clear')}
        </Button>
      </SettingsRow>
    </SettingsSection>
  );
};
