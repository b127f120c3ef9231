import type { ComponentType } from 'react';
import type { DocumentView } from '#shared/model/document.ts';
import type { DocumentKindName } from '#shared/model/run.ts';
import type { NewForm } from './new-form.tsx';

/** What the window knows of one kind of document. What its documents are called, both sides know (src-shared/kinds). */
export interface WindowKind {
  readonly name: DocumentKindName;
  /** Fetches the form of a new document, which is needed on one page only. */
  readonly loadNewForm: () => Promise<NewForm>;
  /** What the inspector shows of a document besides what all kinds have. */
  readonly InspectorPanels: ComponentType<{ readonly view: DocumentView }>;
}
