import { createContext, useContext } from 'react';
import type { DocumentId, RunId, SectionId } from '#shared/model/ids.ts';
import type { DocumentKindName } from '#shared/model/run.ts';

/** The parts of a document that the actions need. */
export interface ActionSubject {
  readonly documentId: DocumentId;
  readonly title: string;
}

/** Actions on documents from any screen. The app provides them, because they join several features. */
export interface DocumentActions {
  open(documentId: DocumentId): void;
  openExport(subject: ActionSubject, isComplete: boolean): void;
  openRename(subject: ActionSubject): void;
  /** Deletes at once and offers to undo. */
  remove(documentIds: readonly DocumentId[]): Promise<void>;
  retryFailed(runId: RunId): Promise<void>;
  retrySection(sectionId: SectionId): Promise<void>;
  /** Asks for another text of a section; the present one stays until it has come. */
  draftSectionAgain(sectionId: SectionId, name: string): Promise<void>;
  /** Opens the dialog that drafts a whole document again. */
  openRedraft(subject: ActionSubject): void;
  cancel(runId: RunId): Promise<void>;
  /** Lets work held towards a server try again now. */
  tryServerNow(origin: string): Promise<void>;
  openSettings(pane: 'models' | 'costs'): void;
  /** Drafts the sample of a kind and opens it. */
  startSample(kind: DocumentKindName): Promise<void>;
  /** Opens the form of a new document of a kind, as it was left. */
  beginDocument(kind: DocumentKindName): void;
}

export const ActionsContext = createContext<DocumentActions | null>(null);

/** The actions; only below the app's provider. */
export const useActions = (): DocumentActions => {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error('useActions needs the provider of the app');
  return actions;
};
