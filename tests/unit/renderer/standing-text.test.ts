import { describe, expect, it } from 'vitest';
import { en } from '#shared/i18n/en.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import { holdReasonSchema } from '#shared/model/queue-status.ts';
import type { SectionState } from '#shared/model/section.ts';
import { describeHold } from '../../../src-renderer/components/hold-text.ts';
import {
  canDraftAgain,
  canRetry,
  countFirstDrafts,
  isFaulty,
  standingOf,
} from '../../../src-renderer/components/section/standing-text.ts';
import { findHeld } from '../../../src-renderer/features/workspace/find-held.ts';
import { runProgress } from '../../../src-renderer/features/workspace/run-progress.ts';
import { sectionView } from './section-view.ts';

const t = createTranslator('en', en);
const model = { provider: 'openai' };
const embedded = { provider: 'embedded' };
const held: SectionState = { type: 'waiting', reason: { type: 'held', reason: 'offline' } };
const drafting: SectionState = { type: 'drafting', startedAt: 0, attempt: 1 };
const drafted: SectionState = { type: 'drafted', processingTimeMs: 9 };
const error = { code: 'provider.cut', message: 'The answer was cut off.' } as const;
const failed: SectionState = { type: 'failed', error, attempts: 3 };

describe('what stands in a section until a new text has come (F1, F2)', () => {
  const first = { content: 'text', origin: 'embedded' } as const;

  it('is a first draft while the model’s version waits or is written', () => {
    expect(standingOf(sectionView({ ...first, state: held }), model)).toBe('first-draft');
    expect(standingOf(sectionView({ ...first, state: drafting }), model)).toBe('first-draft');
  });

  it('stays one where the model’s version never came', () => {
    expect(standingOf(sectionView({ ...first, state: failed }), model)).toBe('only-first-draft');
    expect(standingOf(sectionView({ ...first, state: { type: 'cancelled' } }), model)).toBe('only-first-draft');
  });

  it('is a first draft where the whole section gives way to a model’s outline', () => {
    const found = sectionView({ ...first, state: drafted, givesWay: true });
    expect(standingOf(found, model)).toBe('only-first-draft');
    expect(countFirstDrafts([found, sectionView({ state: { type: 'empty' }, givesWay: true })], model)).toBe(1);
  });

  it('is the older version while another is written, whoever wrote it', () => {
    expect(standingOf(sectionView({ content: 'text', origin: 'model', state: held }), model)).toBe('new-version');
    expect(standingOf(sectionView({ content: 'text', origin: 'user', state: drafting }), model)).toBe('new-version');
    expect(standingOf(sectionView({ ...first, state: drafting }), embedded)).toBe('new-version');
  });

  it('is nothing to speak of where it is the last word, or nothing stands there', () => {
    expect(standingOf(sectionView({ ...first, state: drafted }), model)).toBeNull();
    expect(standingOf(sectionView({ state: held }), model)).toBeNull();
  });

  it('is counted beside what is drafted', () => {
    const sections = [sectionView({ ...first, state: held }), sectionView({ content: 'x', state: drafted })];
    const run = { ...model, startedAt: null } as never;
    expect(runProgress({ sections, run }, 0)).toMatchObject({ drafted: 1, firstDrafts: 1, total: 2, isOpen: true });
  });
});

describe('drafting a section again (A12)', () => {
  it('is offered where a model drafts, and what stands there may be replaced', () => {
    const section = sectionView({ content: 'x', state: drafted });
    expect(canDraftAgain(section, model)).toBe(true);
    expect(canDraftAgain({ ...section, state: { type: 'edited' } }, model)).toBe(true);
    expect(canDraftAgain(section, embedded)).toBe(false);
    expect(canDraftAgain({ ...section, isLocked: true }, model)).toBe(false);
    expect(canDraftAgain({ ...section, state: held }, model)).toBe(false);
  });

  it('still offers another text when the job that wrote it was cleaned up', () => {
    const section = sectionView({ content: 'x', state: drafted, runId: null });
    expect(canDraftAgain(section, model)).toBe(true);
    expect(canDraftAgain(section, null)).toBe(false);
  });

  it('is a retry where it failed or was stopped', () => {
    expect(canRetry(sectionView({ state: failed }))).toBe(true);
    expect(canRetry(sectionView({ state: failed, runId: null }))).toBe(false);
    expect(canRetry(sectionView({ state: drafted }))).toBe(false);
  });

  it('tells what had arrived of one that was stopped', () => {
    expect(isFaulty(sectionView({ state: failed }))).toBe(true);
    expect(isFaulty(sectionView({ state: { type: 'cancelled' }, partial: 'half a' }))).toBe(true);
    expect(isFaulty(sectionView({ state: { type: 'cancelled' } }))).toBe(false);
  });
});

describe('the banner over a document that is held (F1)', () => {
  it('counts all that waits, and goes when nothing is held', () => {
    const behind: SectionState = { type: 'waiting', reason: { type: 'sections', count: 1 } };
    const sections = [sectionView({ state: drafted }), sectionView({ state: behind }), sectionView({ state: held })];
    expect(findHeld({ sections })).toEqual({ reason: 'offline', waiting: 2 });
    expect(findHeld({ sections: sections.slice(0, 2) })).toBeNull();
  });

  it.each(holdReasonSchema.options)('%s: says that nothing is lost, and has one remedy', (reason) => {
    const words = describeHold(t, reason, 'OpenAI', 9);
    expect(words.text).toContain('9 sections wait. Nothing is lost.');
    expect(words.title).not.toMatch(/[{.]/);
  });
});
