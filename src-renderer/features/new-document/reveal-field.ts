const nextFrame = (): Promise<number> => new Promise((resolve) => window.requestAnimationFrame(resolve));

/**
 * Focuses the field at a form path, unfolding the row it lies in if need be.
 * @param page what to look in. @param path e.g. `experience.2.start`.
 */
export const revealField = async (page: HTMLElement, path: string): Promise<void> => {
  const find = () => page.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`);
  if (!find()) {
    const row = path.split('.').slice(0, 2).join('.');
    page.querySelector<HTMLElement>(`[data-fold="${CSS.escape(row)}"][aria-expanded="false"]`)?.click();
    await nextFrame();
  }
  const field = find();
  field?.scrollIntoView({ block: 'center' });
  field?.focus();
};
