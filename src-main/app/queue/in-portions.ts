/** How many rows are changed in one go: a few milliseconds, so that the window and running work stay smooth. */
export const portionSize = 200;

/**
 * Does work in portions, with a turn of the event loop between them, until a portion finds nothing more.
 *
 * @param portion does one portion and returns how much it did; 0 ends it
 * @returns how much was done in all
 */
export const inPortions = async (turn: () => Promise<void>, portion: () => number): Promise<number> => {
  let total = 0;
  for (let done = portion(); done > 0; done = portion()) {
    total += done;
    await turn();
  }
  return total;
};
