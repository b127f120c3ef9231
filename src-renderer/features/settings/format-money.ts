const millionth = 1_000_000;

/** An amount of money in its currency; below one, as many digits as it takes to say anything. */
export const formatMoney = (locale: string, currency: string, amount: number): string =>
  new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: 2,
    maximumFractionDigits: amount > 0 && amount < 1 ? 4 : 2,
  }).format(amount);

/** A limit in its currency: without the cents it hasn't got. */
export const formatLimit = (locale: string, currency: string, micros: number): string => {
  const amount = micros / millionth;
  if (!Number.isInteger(amount)) return formatMoney(locale, currency, amount);
  return new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }).format(amount);
};

/** An amount of millionths, as costs are kept. */
export const formatMicros = (locale: string, currency: string, micros: number): string =>
  formatMoney(locale, currency, micros / millionth);

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

/** A share (0-1) in whole percent. */
export const formatShare = (locale: string, share: number): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
