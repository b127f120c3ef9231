import { useMemo } from 'react';
import type { RouteInput, RouteName } from '#shared/contract/routes.ts';
import type { InterviewPackWish } from '#shared/kinds/interview-pack/brief.ts';
import type { DocumentId, JobId, SectionId } from '#shared/model/ids.ts';
import type { Json } from '#shared/model/json.ts';
import { client } from '../../client.ts';
import { tellError } from '../../components/error-sentence.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { hideToast, showToast } from '../../components/toast.tsx';
import { refetchDocument } from '../../stores/document-store.ts';
import type { PackQuestion } from './read-pack.ts';

const toastId = 'interview:started';
const staysMs = 4_000;

const tellStarted = (title: string, text: string): void => {
  showToast({ id: toastId, tone: 'info', title, text, staysMs });
  // The pointer is where the button was, so often on the message, which would hold it there for good.
  window.setTimeout(() => hideToast(toastId), staysMs);
};

/** What can be done with the interview pack that is open. Each answers whether it was done; what went wrong is told. */
export const usePackActions = (documentId: DocumentId) => {
  const { t, locale } = useI18n();
  return useMemo(() => {
    const ask = async <R extends RouteName>(route: R, input: RouteInput<R>): Promise<boolean> => {
      const result = await client.call(route, input);
      if (!result.ok) tellError(t, locale, result.error, () => void ask(route, input));
      await refetchDocument();
      return result.ok;
    };
    const extend = (wish: InterviewPackWish) => ask('document.extend', { documentId, wish });
    const regenerate = (sectionId: SectionId, comment: string) =>
      ask('section.regenerate', { sectionId, ...(comment.trim() === '' ? {} : { comment: comment.trim() }) });
    const mark = (sectionId: SectionId, name: string, data: Json | null) =>
      ask('section.mark', { sectionId, name, data });
    return {
      /** Asks for another set of questions. */
      askForSet: async (wish: Omit<Extract<InterviewPackWish, { type: 'questions' }>, 'type'>): Promise<boolean> => {
        const isAsked = await extend({ type: 'questions', ...wish });
        if (isAsked) tellStarted(t('interview.toast-set'), t('interview.toast-goes-on'));
        return isAsked;
      },
      addQuestion: (wish: Omit<Extract<InterviewPackWish, { type: 'own-question' }>, 'type'>): Promise<boolean> =>
        extend({ type: 'own-question', ...wish }),
      /** Asks for an answer, the first or another one; `comment` steers it, empty for none. */
      answer: async ({ section, data }: PackQuestion, comment: string): Promise<void> => {
        const isAsked = await regenerate(section.id, comment);
        if (isAsked) tellStarted(t('interview.toast-answer', { number: data.number }), t('interview.toast-goes-on'));
      },
      /** Keeps what the candidate says to a question, and asks for an answer that has it. */
      answerFromInput: async ({ section, data }: PackQuestion, text: string): Promise<void> => {
        if (!(await mark(section.id, 'evidence', { text: text.trim() }))) return;
        const isAsked = await regenerate(section.id, '');
        if (isAsked) tellStarted(t('interview.toast-answer', { number: data.number }), t('interview.toast-goes-on'));
      },
      /** Asks for every answer that is missing; the first error ends it. */
      answerAll: async (questions: readonly PackQuestion[]): Promise<void> => {
        for (const { section } of questions) {
          const isRetry = section.state.type === 'failed' || section.state.type === 'cancelled';
          const input = { sectionId: section.id };
          const result = await client.call(isRetry ? 'section.retry' : 'section.regenerate', input);
          if (!result.ok) {
            tellError(t, locale, result.error, () => {});
            return refetchDocument();
          }
        }
        tellStarted(t('interview.toast-answers', { count: questions.length }), t('interview.toast-goes-on'));
        await refetchDocument();
      },
      retrySet: (jobId: JobId): Promise<boolean> => ask('job.retry', { jobIds: [jobId] }),
      stopSet: (jobId: JobId): Promise<boolean> => ask('job.cancel', { jobIds: [jobId] }),
      mark,
    };
  }, [documentId, t, locale]);
};

export type PackActions = ReturnType<typeof usePackActions>;
