const nextFrame = (): Promise<number> => new Promise((resolve) => window.requestAnimationFrame(resolve));

/** The folded row that a field lies in, if there is one. */
const foldedRow = (page: HTMLElement, path: string): HTMLElement | undefined =>
  [...page.querySelectorAll<HTMLElement>('[data-fold][aria-expanded="false"]')].find((row) =>
    path.startsWith(`${row.dataset['fold']}.`),
  );

/**
 * Focuses the field at a form path, unfolding the row it lies in if need be.
 * @param page what to look in. @param path e.g. `lists.2.start`.
 */
export const revealField = async (page: HTMLElement, path: string): Promise<void> => {
  const find = () => page.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`);
  if (!find()) {
    foldedRow(page, path)?.click();
    await nextFrame();
  }
  const field = find();
  field?.scrollIntoView({ block: 'center' });
  field?.focus();
};
