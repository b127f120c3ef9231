/** Values by their key, in their order; those without a key are left out. */
export const groupBy = <T, K>(values: readonly T[], keyOf: (value: T) => K | undefined): Map<K, T[]> => {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
};
