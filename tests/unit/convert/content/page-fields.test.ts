import { describe, expect, it } from 'vitest';
import type { FilledPart } from '../../../../src-main/convert/content/page-fields.ts';
import { fieldValues, filledText, fillFields, parseFields } from '../../../../src-main/convert/content/page-fields.ts';
import { exportDocument } from '../../../support/export/export-document-builder.ts';

const document = exportDocument([], { client: 'Ville de Lyon' });
const values = fieldValues(document, { confidentiality: 'Confidential' });
const nobody = { ...values, client: '', role: '', confidentiality: '' };

const written = (parts: readonly FilledPart[]): string =>
  parts.map((part) => (part.type === 'text' ? part.text : `{${part.name}}`)).join('');

describe('the fields of headers, footers and covers (F6)', () => {
  it('are found among the words; braces around anything else are words', () => {
    expect(parseFields('{name} {of} {page}/{pages}')).toEqual([
      { type: 'field', name: 'name' },
      { type: 'text', text: ' {of} ' },
      { type: 'field', name: 'page' },
      { type: 'text', text: '/' },
      { type: 'field', name: 'pages' },
    ]);
  });

  it('say what the document says, and leave page numbers to the pages', () => {
    expect(written(fillFields('{name} · {role} · {page} / {pages}', values))).toBe(
      'Kwame Mensah · Cloud Architect · {page} / {pages}',
    );
    expect(filledText('Prepared for {client}, {date}', values)).toBe('Prepared for Ville de Lyon, 22 November 2026');
  });

  it.each([
    ['{name} · {client}', 'Kwame Mensah'],
    ['{client} · {name}', 'Kwame Mensah'],
    ['{client} – {role} | {name}', 'Kwame Mensah'],
    ['{name} · {client} · {page}', 'Kwame Mensah · {page}'],
    ['Prepared for {client}', ''],
    ['Prepared for {client} — {date}', '22 November 2026'],
    ['{confidentiality} · Dossier', 'Dossier'],
    ['Dossier', 'Dossier'],
    ['{client}', ''],
  ])('take their separator and their words along where they are empty: %s', (text, expected) => {
    expect(written(fillFields(text, nobody))).toBe(expected);
  });

  it('write the day out in the language of the document', () => {
    const day = (language: string): string =>
      fieldValues({ ...document, language, date: '2026-11-01' }, { confidentiality: '' }).date;
    expect(day('en')).toBe('1 November 2026');
    expect(day('en-US')).toBe('November 1, 2026');
    expect(day('fr')).toBe('1 novembre 2026');
    expect(day('ja')).toBe('2026年11月1日');
  });
});
