/** In how many pieces an answer comes. */
export const pieceCount = 20;

export const pieceOf = (nth: number): string => `Piece ${nth} of a section that a model has written. `;
