/** A currency by its name: `EUR · Euro`. */
export const currencyName = (locale: string, currency: string): string => {
  const name = new Intl.DisplayNames(locale, { type: 'currency' }).of(currency) ?? currency;
  return name === currency ? currency : `${currency} · ${name.charAt(0).toLocaleUpperCase(locale)}${name.slice(1)}`;
};

/** A month (`2026-11`) in words, `November 2026`. */
export const formatMonth = (locale: string, month: string): string => {
  const [year, no] = month.split('-').map(Number);
  const words = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' }).format(
    new Date(year ?? 0, (no ?? 1) - 1, 1),
  );
  return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
};
