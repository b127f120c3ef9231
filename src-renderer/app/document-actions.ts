import type { Translate } from '#shared/i18n/translate.ts';
import type { AppError } from '#shared/model/app-error.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import { client } from '../client.ts';
import type { DocumentActions } from '../components/actions-context.tsx';
import { tellError } from '../components/error-sentence.ts';
import { showToast } from '../components/toast.tsx';
import { chosenKindStore } from '../features/new-document/chosen-kind.ts';
import { openSettings } from '../features/settings/settings-pane.ts';
import { findKind } from '../kinds/registry.ts';
import { tryServerNow } from '../stores/connections-store.ts';
import { documentStore, refetchDocument } from '../stores/document-store.ts';
import { forgetDocuments, refreshLibrary } from '../stores/library-store.ts';
import { navigate, showDialog } from '../stores/navigation-store.ts';
import { toastStarted } from './toast-started.ts';

/** As many documents as one call takes. */
const portion = 500;

/** Deletes or restores any number of documents. @returns the error that stopped it, or null. */
const inPortions = async (
  route: 'document.delete' | 'document.restore',
  ids: readonly DocumentId[],
): Promise<AppError | null> => {
  for (let at = 0; at < ids.length; at += portion) {
    const result = await client.call(route, { documentIds: ids.slice(at, at + portion) });
    if (!result.ok) return result.error;
  }
  return null;
};

/** The actions of `DocumentActions`, speaking the given language; errors become messages with what to do. */
export const createDocumentActions = (t: Translate, locale: string): DocumentActions => {
  const fail = (error: AppError, retry: () => void) => tellError(t, locale, error, retry);

  const actions: DocumentActions = {
    open: (documentId) => navigate({ name: 'workspace', documentId }),
    openExport: (subject, isComplete) => showDialog({ name: 'export', subject, isComplete }),
    openRename: (subject) => showDialog({ name: 'rename', subject }),
    openRedraft: (subject) => showDialog({ name: 'redraft', subject }),
    openSettings,

    remove: async (documentIds) => {
      const ids = [...documentIds];
      const error = await inPortions('document.delete', ids);
      if (error) return fail(error, () => void actions.remove(ids));
      const openId = documentStore.getState().documentId;
      if (openId && ids.includes(openId)) navigate({ name: 'library' });
      forgetDocuments(ids);
      showToast({
        tone: 'info',
        title: t('library.deleted', { count: ids.length }),
        text: t('library.deleted-hint'),
        actions: [{ label: t('app.undo'), run: () => void restore(ids) }],
      });
    },

    retryFailed: async (runId) => {
      const result = await client.call('run.retry-failed', { runId });
      if (!result.ok) return fail(result.error, () => void actions.retryFailed(runId));
      await refetchDocument();
    },

    retrySection: async (sectionId) => {
      const result = await client.call('section.retry', { sectionId });
      if (!result.ok) return fail(result.error, () => void actions.retrySection(sectionId));
      await refetchDocument();
    },

    draftSectionAgain: async (sectionId, name) => {
      const result = await client.call('section.regenerate', { sectionId });
      if (!result.ok) return fail(result.error, () => void actions.draftSectionAgain(sectionId, name));
      showToast({ tone: 'info', title: t('toast.section-again', { name }), text: t('toast.section-again-text') });
      await refetchDocument();
    },

    tryServerNow: async (origin) => {
      const error = await tryServerNow(origin);
      if (error) return fail(error, () => void actions.tryServerNow(origin));
      showToast({ tone: 'info', title: t('queue.released'), text: t('queue.released-hint') });
    },

    cancel: async (runId) => {
      const result = await client.call('run.cancel', { runId });
      if (!result.ok) return fail(result.error, () => void actions.cancel(runId));
      await refetchDocument();
    },

    startSample: async (kind) => {
      const sample = await client.call('sample.get', { kind });
      if (!sample.ok) return fail(sample.error, () => void actions.startSample(kind));
      const started = await client.call('run.start', { kind, input: sample.value.input });
      if (!started.ok) return fail(started.error, () => void actions.startSample(kind));
      actions.open(started.value.documentId);
      toastStarted(t, started.value);
    },

    beginDocument: (name) => {
      const kind = findKind(name);
      if (kind) chosenKindStore.setState({ kind });
      navigate({ name: 'new-document' });
    },
  };

  const restore = async (ids: Parameters<DocumentActions['remove']>[0]): Promise<void> => {
    const error = await inPortions('document.restore', ids);
    if (error) return fail(error, () => void restore(ids));
    showToast({ tone: 'good', title: t('toast.restored') });
    await refreshLibrary();
  };

  return actions;
};
