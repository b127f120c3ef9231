import type { ComponentType, ReactNode } from 'react';
import type { MessageKey } from '#shared/i18n/translate.ts';
import type { DocumentView } from '#shared/model/document.ts';
import type { DocumentKindName } from '#shared/model/run.ts';
import type { NewForm } from './new-form.tsx';

/** A view of a document that only its kind has, beside its text and its pages. */
interface KindDesk {
  /** What it is called where views are chosen. */
  readonly label: MessageKey;
  readonly View: ComponentType<{ readonly view: DocumentView }>;
}

/** What the window knows of one kind of document. What its documents are called, both sides know (src-shared/kinds). */
export interface WindowKind {
  readonly name: DocumentKindName;
  /** Stands for it where a kind is chosen. Decoration. */
  readonly icon: ReactNode;
  /** What its documents are for, in one line. */
  readonly purpose: MessageKey;
  /** Fetches the form of a new document, which is needed on one page only. */
  readonly loadNewForm: () => Promise<NewForm>;
  /** What the inspector shows of a document besides what all kinds have. */
  readonly InspectorPanels: ComponentType<{ readonly view: DocumentView }>;
  /** Shown first, and without the spine: it lists the sections itself. */
  readonly desk?: KindDesk;
}
