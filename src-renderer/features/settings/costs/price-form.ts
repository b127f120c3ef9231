import type { ModelPrice } from '#shared/model/price.ts';
import type { Problem } from '../form/read-number.ts';
import { readAmount } from '../form/read-number.ts';
import { moneyBounds } from '../form/setting-bounds.ts';

/** One price as it is typed. */
export interface PriceRow {
  /** Tells rows apart while they are typed in; means nothing. */
  readonly no: number;
  readonly model: string;
  readonly input: string;
  readonly cachedInput: string;
  readonly output: string;
}

export const priceNumbers = ['input', 'cachedInput', 'output'] as const;
export type PriceNumber = (typeof priceNumbers)[number];

export interface PriceProblems {
  readonly model?: 'twice';
  readonly numbers: { readonly [K in PriceNumber]?: Problem };
}

let lastNo = 0;
const nextNo = (): number => {
  lastNo += 1;
  return lastNo;
};

/** A row that shows a price. */
export const rowOfPrice = (price: ModelPrice): PriceRow => ({
  no: nextNo(),
  model: price.model,
  input: String(price.input),
  cachedInput: String(price.cachedInput),
  output: String(price.output),
});

/** A row with nothing in it yet. */
export const emptyRow = (): PriceRow => ({ no: nextNo(), model: '', input: '', cachedInput: '', output: '' });

interface RowReading {
  readonly price: ModelPrice | null;
  readonly problems: PriceProblems;
}

/** Reads one row. An empty field of a row that is still being typed is no mistake, but no price either. */
const readRow = (row: PriceRow, earlier: readonly string[]): RowReading => {
  const model = row.model.trim();
  const input = readAmount(row.input, moneyBounds.price);
  // What is in the provider's cache costs as much as the rest until something else is said.
  const cachedInput = row.cachedInput.trim() === '' ? input : readAmount(row.cachedInput, moneyBounds.price);
  const output = readAmount(row.output, moneyBounds.price);
  const isTwice = model !== '' && earlier.includes(model);
  const numbers = {
    ...(!input.ok && row.input.trim() !== '' && { input: input.problem }),
    ...(!cachedInput.ok && row.cachedInput.trim() !== '' && { cachedInput: cachedInput.problem }),
    ...(!output.ok && row.output.trim() !== '' && { output: output.problem }),
  };
  const isWhole = model !== '' && !isTwice && input.ok && cachedInput.ok && output.ok;
  return {
    price: isWhole ? { model, input: input.value, cachedInput: cachedInput.value, output: output.value } : null,
    problems: { ...(isTwice && { model: 'twice' as const }), numbers },
  };
};

/** The prices that rows stand for, those not whole yet left out, and what is wrong with which row. Pure. */
export const readPrices = (
  rows: readonly PriceRow[],
): { readonly prices: ModelPrice[]; readonly problems: ReadonlyMap<number, PriceProblems> } => {
  const problems = new Map<number, PriceProblems>();
  const prices: ModelPrice[] = [];
  for (const [at, row] of rows.entries()) {
    const reading = readRow(
      row,
      rows.slice(0, at).map(({ model }) => model.trim()),
    );
    problems.set(row.no, reading.problems);
    if (reading.price) prices.push(reading.price);
  }
  return { prices, problems };
};
