import { createContext, useContext } from 'react';
import type { DocumentId, RunId, SectionId } from '#shared/model/ids.ts';

/** The document an action is about, as far as the actions need to know it. */
export interface ActionSubject {
  readonly documentId: DocumentId;
  readonly title: string;
}

/** What can be done with documents from any screen. The app provides it, since it joins several features. */
export interface DocumentActions {
  open(documentId: DocumentId): void;
  openExport(subject: ActionSubject, isComplete: boolean): void;
  openRename(subject: ActionSubject): void;
  /** Deletes at once and offers to undo. */
  remove(documentIds: readonly DocumentId[]): Promise<void>;
  retryFailed(runId: RunId): Promise<void>;
  retrySection(sectionId: SectionId): Promise<void>;
  cancel(runId: RunId): Promise<void>;
  /** Drafts the sample and opens it. */
  startSample(): Promise<void>;
}

export const ActionsContext = createContext<DocumentActions | null>(null);

/** The actions; only below the app's provider. */
export const useActions = (): DocumentActions => {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error('useActions needs the provider of the app');
  return actions;
};
