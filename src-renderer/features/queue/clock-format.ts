/** Times of day as short as they go, the same in all languages: `14:05`, or with seconds `14:05:09`. */
export const clockFormat = (locale: string, more: Pick<Intl.DateTimeFormatOptions, 'second' | 'weekday'> = {}) =>
  new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...more });
