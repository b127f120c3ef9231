import { useCallback } from 'react';
import type { DocumentView } from '#shared/model/document.ts';
import { useActions } from '../../../components/actions-context.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import { showToast } from '../../../components/toast.tsx';
import { readFacts } from '../pack-facts.ts';
import type { PackSet } from '../read-pack.ts';
import { questionsToGive } from './questions-to-give.ts';

/** Opens the form of a new pack with the job of this one and the questions of a set; what stood in the form can be brought back. */
export const useGiveSet = (view: DocumentView): ((set: PackSet) => Promise<void>) => {
  const { t } = useI18n();
  const { beginDocument } = useActions();
  return useCallback(
    async (set) => {
      const { beginWithGiven } = await import('../new-form.tsx');
      const { job, origin } = readFacts(view);
      const given = { from: origin, title: view.title, questions: questionsToGive(set, job) };
      const undo = await beginWithGiven(job, given);
      beginDocument(view.kind);
      if (undo === null) return;
      showToast({ tone: 'info', title: t('interview.form-replaced'), actions: [{ label: t('app.undo'), run: undo }] });
    },
    [view, beginDocument, t],
  );
};
