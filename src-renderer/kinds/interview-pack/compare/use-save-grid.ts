import { useCallback } from 'react';
import type { JobDescription } from '#shared/model/job-description.ts';
import { client } from '../../../client.ts';
import { tellError } from '../../../components/error-sentence.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { showToast } from '../../../components/toast.tsx';
import type { Grid, GridCandidate } from './build-grid.ts';
import { gridCsv } from './grid-csv.ts';

/** Longest name that is suggested for the file, in UTF-16 units. */
const longestName = 100;

/** Saves a comparison as CSV where the user says, and tells where it went. */
export const useSaveGrid = () => {
  const { t, locale } = useI18n();
  return useCallback(
    async (grid: Grid, candidates: readonly GridCandidate[], job: JobDescription | null): Promise<void> => {
      const name = [t('interview.candidates'), ...(job?.title ? [job.title] : [])].join(' - ').slice(0, longestName);
      const rows = gridCsv(grid, candidates, t);
      const save = async (): Promise<void> => {
        const result = await client.call('export.save-table', { name, rows });
        if (!result.ok) return tellError(t, locale, result.error, () => void save());
        const { path } = result.value;
        if (path !== null) showToast({ tone: 'good', title: t('interview.saved-csv'), text: path });
      };
      await save();
    },
    [t, locale],
  );
};
