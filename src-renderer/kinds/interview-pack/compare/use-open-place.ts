import { useCallback } from 'react';
import type { DocumentId } from '#shared/model/ids.ts';
import { useActions } from '../../../components/actions-context.tsx';
import type { GridPlace, PackMode } from '../pack-mode.ts';
import { wishMode } from '../pack-mode.ts';
import type { PackQuestion } from '../read-pack.ts';

/** Where the grid leads: to a candidate's pack, or to one question on its scorecard. */
export interface OpenPlace {
  readonly question: (place: GridPlace, asked: PackQuestion) => void;
  readonly pack: (documentId: DocumentId) => void;
}

/**
 * Opens what the grid points at, in the pack that is open or in another one.
 * @param current the pack that is open
 */
export const useOpenPlace = (current: DocumentId, onMode: (mode: PackMode) => void): OpenPlace => {
  const { open } = useActions();
  const show = useCallback(
    (documentId: DocumentId, mode: PackMode) => {
      if (documentId === current) return onMode(mode);
      wishMode(documentId, mode);
      open(documentId);
    },
    [current, onMode, open],
  );
  return {
    question: (from, { data }) => show(from.documentId, { type: 'score', set: data.set, number: data.number, from }),
    pack: (documentId) => show(documentId, { type: 'list' }),
  };
};
