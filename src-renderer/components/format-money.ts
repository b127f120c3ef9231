const millionth = 1_000_000;

/** An amount of money in its currency; below one, with enough digits to show a value. */
const formatMoney = (locale: string, currency: string, amount: number): string =>
  new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 2,
    maximumFractionDigits: amount > 0 && amount < 1 ? 4 : 2,
  }).format(amount);

/** An amount in millionths of a currency, as costs are kept. */
export const formatMicros = (locale: string, currency: string, micros: number): string =>
  formatMoney(locale, currency, micros / millionth);

/** A limit or another amount that a person has set: without decimals where it has none. */
export const formatRoundMicros = (locale: string, currency: string, micros: number): string =>
  new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    trailingZeroDisplay: 'stripIfInteger',
  }).format(micros / millionth);

/** A share (0-1) in whole percent. */
export const formatShare = (locale: string, share: number): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
