/** `auto`: full size where it fits, else as wide as there is room; `fit`: always as wide as there is room; or a factor. */
export type Zoom = 'auto' | 'fit' | number;

const steps = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3] as const;

/**
 * The factor a zoom means.
 * @param available CSS pixels there are. @param pageWidth CSS pixels of a page at 100 %.
 */
export const zoomFactor = (zoom: Zoom, available: number, pageWidth: number): number => {
  if (typeof zoom === 'number') return zoom;
  if (pageWidth <= 0 || available <= 0) return 1;
  const fit = available / pageWidth;
  return zoom === 'fit' ? fit : Math.min(1, fit);
};

/** The next larger (`1`) or smaller (`-1`) step from a factor; at the ends it stays. */
export const zoomStep = (factor: number, by: 1 | -1): number => {
  const near = 0.01;
  return by > 0
    ? (steps.find((step) => step > factor + near) ?? factor)
    : (steps.findLast((step) => step < factor - near) ?? factor);
};
