/** A sentence: plain, by count (`{one, other}`), or by rank (`{ordinal: {one: '{count}st'...}}`). `{name}` is a parameter. */
export type Message =
  | string
  | { readonly one: string; readonly other: string }
  | { readonly ordinal: { readonly [category in Intl.LDMLPluralRule]?: string } & { readonly other: string } };
