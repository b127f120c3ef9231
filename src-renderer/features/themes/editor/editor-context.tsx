import { createContext, useContext } from 'react';
import type { Theme, ThemeView } from '#shared/model/theme.ts';
import type { EditDesign } from './use-design.ts';

/** What every control of the editor works on. */
export interface Editing {
  readonly theme: ThemeView;
  readonly design: Theme;
  readonly edit: EditDesign;
  /** The colours that the design has already, offered beside every colour. */
  readonly swatches: readonly string[];
  /** The logo was set or taken away: the pages look different. */
  readonly onLogoChanged: () => void;
}

export const EditorContext = createContext<Editing | null>(null);

/** The design under edit; only below the editor. */
export const useEditing = (): Editing => {
  const editing = useContext(EditorContext);
  if (!editing) throw new Error('useEditing needs the theme editor around it');
  return editing;
};
