import type { Json } from '#shared/model/json.ts';
import { questionDataSchema } from '../../../src-shared/kinds/interview-pack/question.ts';
import type { Candidacy } from '../../../src-shared/model/candidacy.ts';

const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
};

/** White space made single, and no escapes of Markdown. */
const plain = (text: string): string => text.replace(/\\(?=[^\p{L}\p{N}\s])/gu, '').replace(/\s+/gu, ' ');

const numbersIn = (text: string): string[] => text.match(/\p{N}+/gu) ?? [];

/** Texts between quotation marks, whole or as far as they were cut off. */
const quotesIn = (text: string): string[] =>
  [...text.matchAll(/[“«]\s*([^”»]*?)\s*[”»]/gu)].map(([, quote = '']) => quote.replace(/…$/u, ''));

/** What an answer or the evidence of its question says that CV and job don't: quotations and numbers. */
export const unquotedIn = (
  { markdown, data }: { readonly markdown: string; readonly data: Json | null },
  input: Candidacy,
): string[] => {
  const source = stringsIn(input).map(plain);
  const numbers = new Set(source.flatMap(numbersIn).map(Number));
  const evidence = questionDataSchema.safeParse(data).data?.evidence ?? [];
  const quotes = [...quotesIn(plain(markdown)), ...evidence.map(({ quote }) => plain(quote).replace(/…$/u, ''))];
  return [
    ...quotes.filter((quote) => !source.some((text) => text.includes(quote))),
    ...numbersIn(plain(markdown)).filter((number) => !numbers.has(Number(number))),
  ];
};
