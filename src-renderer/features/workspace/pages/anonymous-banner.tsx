import { Button, Checkbox } from '@mantine/core';
import { useStore } from 'zustand';
import type { DocumentId } from '#shared/model/ids.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { anonymiseOf, viewAnonymised, viewVariantStore } from '../../../stores/view-variant-store.ts';
import styles from './anonymous-banner.module.css';

interface AnonymousBannerProps {
  readonly documentId: DocumentId;
  /** Titles of sections that were drafted anew for it. */
  readonly rewritten: readonly string[];
  /** The pages in view are still the ones before. */
  readonly isBehind: boolean;
}

/** Says that the pages are nameless, what was rewritten for that, and that the document isn't touched. */
export const AnonymousBanner = ({ documentId, rewritten, isBehind }: AnonymousBannerProps) => {
  const { t, locale } = useI18n();
  const anonymise = useStore(viewVariantStore, (state) => anonymiseOf(state, documentId));
  if (!anonymise) return null;
  const names = new Intl.ListFormat(locale).format(rewritten);
  const what = rewritten.length === 0 ? t('anonymous.nothing') : t('anonymous.rewritten', { names });
  return (
    <div className={styles['banner']}>
      <p role="status">
        <b>{t('anonymous.title')}</b> {!isBehind && what} {t('anonymous.stays')}
      </p>
      <div className={styles['controls']}>
        <Checkbox
          size="xs"
          label={t('anonymous.employers')}
          checked={anonymise.employers === 'hide'}
          onChange={(event) => viewAnonymised(documentId, { employers: event.currentTarget.checked ? 'hide' : 'keep' })}
        />
        <Button size="compact-sm" variant="subtle" onClick={() => viewAnonymised(documentId, null)}>
          {t('anonymous.leave')}
        </Button>
      </div>
    </div>
  );
};
