import { describe, expect, it } from 'vitest';
import { readDate } from '../../../../../src-main/convert/read/date/read-date.ts';
import { readRange } from '../../../../../src-main/convert/read/date/read-period.ts';

describe('dates as CVs write them', () => {
  it.each([
    ['2014', '2014'],
    ['2014-06', '2014-06'],
    ['2014-6', '2014-06'],
    ['2014/06', '2014-06'],
    ['2014-06-29', '2014-06-29'],
    ['2014-06-29T00:00:00Z', '2014-06-29'],
    ['2014-06-29T23:30:00-08:00', '2014-06-29'],
    ['2014-00-00', '2014'],
    ['06/2014', '2014-06'],
    ['6.2014', '2014-06'],
    ['29.06.2014', '2014-06-29'],
    ['03.04.2014', '2014-04-03'],
    ['29/06/2014', '2014-06-29'],
    ['06/29/2014', '2014-06-29'],
    ['June 2014', '2014-06'],
    ['Jun. 2014', '2014-06'],
    ['June 29, 2014', '2014-06-29'],
    ['29th June 2014', '2014-06-29'],
    ['Sept 2014', '2014-09'],
    ['juin 2014', '2014-06'],
    ['1er août 2014', '2014-08-01'],
    ['DÉCEMBRE 2014', '2014-12'],
    ['Juni 2014', '2014-06'],
    ['29. März 2014', '2014-03-29'],
    ['junio de 2014', '2014-06'],
    ['giugno 2014', '2014-06'],
    ['2014年6月', '2014-06'],
    ['２０１４', '2014'],
    ['٢٠١٤', '2014'],
    ['2016-02-29', '2016-02-29'],
  ])('reads %s', (text, date) => {
    expect(readDate(text)).toEqual({ type: 'date', date });
  });

  it.each([
    'present',
    'Current',
    "aujourd'hui",
    'Aujourd’hui',
    'à ce jour',
    'heute',
    'bis heute',
    'actualidad',
    'now',
    '至今',
    '현재',
  ])('reads %s as still running', (text) => {
    expect(readDate(text)).toEqual({ type: 'present' });
  });

  it.each([
    '2014-13',
    '2014-02-30',
    '2015-02-29',
    '31/02/2014',
    '13/2014',
    '1492',
    '3014',
    '2 years',
    'soon',
    '',
    'June',
    '20140629',
    'March 32, 2014',
  ])('does not make a date of %s', (text) => {
    expect(readDate(text)).toEqual({ type: 'unread' });
  });

  it.each([
    ['Spring 2019', '2019'],
    ['Q3 2019', '2019'],
    ['été 2019', '2019'],
    ['03/04/2019', '2019'],
  ])('takes but the year of %s', (text, date) => {
    expect(readDate(text)).toEqual({ type: 'partly', date });
  });

  it.each([
    ['2014-2016', { start: '2014', end: '2016', isCurrent: false }],
    ['2014 – present', { start: '2014', end: undefined, isCurrent: true }],
    ['01/2014 - 06/2016', { start: '2014-01', end: '2016-06', isCurrent: false }],
    ['2014-01-15 to 2016-06-30', { start: '2014-01-15', end: '2016-06-30', isCurrent: false }],
    ['de janvier 2014 à juin 2016', { start: '2014-01', end: '2016-06', isCurrent: false }],
    ['von 2014 bis heute', { start: '2014', end: undefined, isCurrent: true }],
    ['depuis 2019', { start: '2019', isCurrent: true }],
    ['2015', { end: '2015', isCurrent: false }],
  ])('reads the range %s', (text, period) => {
    expect(readRange(text)).toEqual(expect.objectContaining(period));
  });

  it('makes no range of other text', () => {
    expect(readRange('two years')).toBeUndefined();
    expect(readRange('front-end')).toBeUndefined();
  });
});
