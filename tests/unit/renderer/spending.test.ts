import { describe, expect, it } from 'vitest';
import { listPrices, priceOf } from '#shared/model/price.ts';
import { formatMicros, formatRoundMicros, formatShare } from '../../../src-renderer/components/format-money.ts';
import { currencyName, formatMonth } from '../../../src-renderer/features/settings/costs/money-text.ts';
import type { PriceRow } from '../../../src-renderer/features/settings/costs/price-form.ts';
import { emptyRow, readPrices, rowOfPrice } from '../../../src-renderer/features/settings/costs/price-form.ts';

const row = (patch: Partial<PriceRow>): PriceRow => ({ ...emptyRow(), ...patch });
const whole = { model: 'gpt-5*', input: '1.25', cachedInput: '0.125', output: '10' };

describe('prices as they are typed', () => {
  it('read back as what they show, every list price included', () => {
    expect(readPrices(listPrices.map(rowOfPrice)).prices).toEqual(listPrices);
  });

  it('leave out rows that are not whole yet, without calling them wrong', () => {
    const rows = [row({ model: 'o3' }), row({ ...whole, model: ' ' }), emptyRow(), row(whole)];
    const { prices, problems } = readPrices(rows);
    expect(prices).toEqual([{ model: 'gpt-5*', input: 1.25, cachedInput: 0.125, output: 10 }]);
    expect([...problems.values()].slice(0, 3)).toEqual([{ numbers: {} }, { numbers: {} }, { numbers: {} }]);
  });

  it('cost as much from the provider’s cache as without, until something else is said', () => {
    expect(readPrices([row({ ...whole, cachedInput: '' })]).prices).toMatchObject([{ input: 1.25, cachedInput: 1.25 }]);
  });

  it('refuse a model that has a price already, and numbers out of bounds', () => {
    const rows = [row(whole), row({ ...whole, input: '2' }), row({ ...whole, model: 'o3', output: '900000' })];
    const { prices, problems } = readPrices(rows);
    expect(prices).toHaveLength(1);
    expect(problems.get(rows[1]?.no ?? 0)).toEqual({ model: 'twice', numbers: {} });
    expect(problems.get(rows[2]?.no ?? 0)?.numbers.output).toMatchObject({ type: 'range', max: 100_000 });
  });

  it('go before the list prices once they are the user’s own', () => {
    const { prices } = readPrices([row({ ...whole, model: 'gpt-5-mini*', input: '9' })]);
    expect(priceOf('gpt-5-mini-2026', prices)?.input).toBe(9);
  });
});

describe('money in words', () => {
  it('follows language and currency, with more digits where less would say nothing', () => {
    expect(formatMicros('en', 'EUR', 4_180_000)).toBe('€4.18');
    expect(formatMicros('en', 'USD', 4_200)).toBe('$0.0042');
    expect(formatMicros('en', 'USD', 0)).toBe('$0.00');
    expect(formatMicros('fr', 'EUR', 4_180_000).replace(/\s/gu, ' ')).toBe('4,18 €');
  });

  it('says a limit without cents it hasn’t got', () => {
    expect(formatRoundMicros('en', 'EUR', 25_000_000)).toBe('€25');
    expect(formatRoundMicros('en', 'EUR', 2_500_000)).toBe('€2.50');
  });

  it('names months, shares and currencies', () => {
    expect(formatMonth('en', '2026-11')).toBe('November 2026');
    expect(formatMonth('fr', '2026-11')).toBe('Novembre 2026');
    expect(formatShare('en', 0.314)).toBe('31%');
    expect(currencyName('en', 'EUR')).toBe('EUR · Euro');
  });
});
