import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { en } from '#shared/i18n/en.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import { documentIdSchema, sectionIdSchema } from '#shared/model/ids.ts';
import { closeMarkdown } from '../../../src-renderer/components/section/close-markdown.ts';
import { countWords, sectionWords } from '../../../src-renderer/components/section/section-text.ts';
import { findPlaces } from '../../../src-renderer/features/workspace/pages/find-place.ts';
import { zoomFactor, zoomStep } from '../../../src-renderer/features/workspace/pages/zoom.ts';
import { formatRoute, parseRoute } from '../../../src-renderer/stores/navigation-store.ts';
import { sectionView } from './section-view.ts';

const t = createTranslator('en', en);
const now = 100_000;
const words = (part: Parameters<typeof sectionView>[0], live = '') =>
  sectionWords(t, 'en', sectionView(part), live, now);

describe('the spine says of a section (A4, A7)', () => {
  it.each([
    [{ type: 'in-line', position: 1 }, 'Next in line'],
    [{ type: 'in-line', position: 3 }, '3rd in line'],
    [{ type: 'sections', count: 5 }, 'Waits for 5 sections'],
    [{ type: 'retry', dueAt: now + 2_000, attempt: 2 }, 'Tries again in 2 s'],
    [{ type: 'held', reason: 'offline' }, 'Waits: Offline'],
  ] as const)('why it waits: %o', (reason, expected) => {
    expect(words({ state: { type: 'waiting', reason } })).toBe(expected);
  });

  it('its live words and elapsed time', () => {
    const state = { type: 'drafting', startedAt: now - 3_000, attempt: 1 } as const;
    expect(words({ state }, 'Cloud migration, landing zones')).toBe('Drafting · 4 words · 0:03');
    expect(words({ state: { ...state, attempt: 2 } }, 'Cloud')).toBe('Drafting · 1 word · 0:03 · try 2');
  });

  it('why it failed and how often it was tried', () => {
    const error = { code: 'provider.cut', message: 'The answer was cut off.' } as const;
    expect(words({ state: { type: 'failed', error, attempts: 3 } })).toBe('The answer was cut off · tried 3 times');
  });

  it('that the sources hold nothing for it (A2)', () => {
    const state = { type: 'drafted', processingTimeMs: 120 } as const;
    expect(words({ state, hasSource: false })).toBe('No source data');
    expect(words({ state })).toBe('Drafted in 0.1 s');
  });

  it('counts words, not marks', () => {
    expect(countWords('- **Cloud** — AWS,  Azure\n\n* * *')).toBe(3);
  });
});

describe('half-written Markdown', () => {
  it.each([
    ['- **Data', '- **Data**'],
    ['- one\n- **', '- one\n'],
    ['a *b', 'a *b*'],
    ['**a *b', '**a *b***'],
    ['**bold*', '**bold**'],
    ['## ', ''],
    ['**a** b', '**a** b'],
  ])('%j reads as %j', (text, expected) => {
    expect(closeMarkdown(text)).toBe(expected);
  });

  it('leaves finished lines alone', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const line = text.replace(/[*\n]/g, '');
        expect(closeMarkdown(`**open\n${line}words`)).toBe(`**open\n${line}words`);
      }),
    );
  });
});

describe('finding sections on printed pages (F6)', () => {
  const section = (id: string, heading: string | null, content = '', hasSource = true) => ({
    id: sectionIdSchema.parse(id),
    heading,
    content,
    hasSource,
  });
  const pieces = [
    { page: 1, ratio: 0.1, text: 'Ana Ferreira' },
    { page: 1, ratio: 0.3, text: 'She taught languages.' },
    { page: 1, ratio: 0.8, text: 'LANG' },
    { page: 1, ratio: 0.8, text: 'UAGES' },
    { page: 2, ratio: 0.2, text: 'Architect, Acme' },
  ];

  it('finds headings in capitals, across pieces, and texts that bring their own', () => {
    const places = findPlaces(
      [section('h', null, '# Ana Ferreira'), section('x', null, '### Architect, Acme\n\ntext')],
      pieces,
    );
    expect(places.get(sectionIdSchema.parse('h'))).toEqual({ page: 1, ratio: 0.1 });
    expect(places.get(sectionIdSchema.parse('x'))).toEqual({ page: 2, ratio: 0.2 });
  });

  it('looks behind the section before, and gives no place to what was left out', () => {
    const summary = section('p', null, 'She taught languages.');
    const places = findPlaces([summary, section('l', 'Languages'), section('c', 'Acme', '', false)], pieces);
    expect(places.get(sectionIdSchema.parse('l'))).toEqual({ page: 1, ratio: 0.8 });
    expect(places.has(sectionIdSchema.parse('c'))).toBe(false);
  });
});

describe('zoom', () => {
  it('shows pages at full size where they fit, else as wide as there is room', () => {
    expect(zoomFactor('auto', 1_000, 800)).toBe(1);
    expect(zoomFactor('auto', 600, 800)).toBe(0.75);
    expect(zoomFactor('fit', 1_000, 800)).toBe(1.25);
    expect(zoomFactor(2, 600, 800)).toBe(2);
  });

  it('steps and stops at the ends', () => {
    expect([zoomStep(0.75, 1), zoomStep(0.75, -1), zoomStep(3, 1), zoomStep(0.5, -1)]).toEqual([0.8, 0.67, 3, 0.5]);
  });
});

describe('routes', () => {
  it('survive a reload', () => {
    const routes = [
      { name: 'library' },
      { name: 'new-document' },
      { name: 'settings' },
      { name: 'workspace', documentId: documentIdSchema.parse('doc-1') },
    ] as const;
    expect(routes.map((route) => parseRoute(formatRoute(route)))).toEqual(routes);
    expect(parseRoute('#/document/<script>')).toEqual({ name: 'library' });
  });
});
