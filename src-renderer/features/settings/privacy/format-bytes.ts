const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size in its largest unit that leaves at least one: `3.4 MB`. @param bytes none negative. */
export const formatBytes = (locale: string, bytes: number): string => {
  let at = 0;
  let value = bytes;
  while (value >= 1_000 && at < units.length - 1) {
    value /= 1_000;
    at += 1;
  }
  const unit = units[at] ?? 'byte';
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }).format(
    value,
  );
};
