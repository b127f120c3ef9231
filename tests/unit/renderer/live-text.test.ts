import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SectionView } from '#shared/model/section.ts';
import type { LiveText } from '../../../src-renderer/stores/live-text.ts';
import { applyDelta, mergeLive } from '../../../src-renderer/stores/live-text.ts';
import { sectionView } from './section-view.ts';

const live = (claimNo: number, text: string, hasEnded = false): LiveText => ({ claimNo, text, hasEnded });

const drafting = (fresh: SectionView['live']): SectionView =>
  sectionView({ state: { type: 'drafting', startedAt: 0, attempt: 1 }, live: fresh });

describe('streamed text (A7)', () => {
  it('continues exactly where the held text ends', () => {
    const outcome = applyDelta(live(2, 'Cloud '), { claimNo: 2, offset: 6, text: 'architect' });
    expect(outcome).toEqual({ type: 'applied', live: live(2, 'Cloud architect') });
  });

  it('takes what is new of a piece whose beginning an answer has brought', () => {
    const outcome = applyDelta(live(1, 'ab'), { claimNo: 1, offset: 1, text: 'bcd' });
    expect(outcome).toEqual({ type: 'applied', live: live(1, 'abcd') });
  });

  it('starts anew with a newer claim', () => {
    expect(applyDelta(live(2, 'Cloud '), { claimNo: 3, offset: 0, text: 'New' })).toEqual({
      type: 'applied',
      live: live(3, 'New'),
    });
  });

  it.each([
    ['an older claim', live(2, 'x'), { claimNo: 1, offset: 1, text: 'y' }],
    ['a claim that has ended', live(2, '', true), { claimNo: 2, offset: 0, text: 'y' }],
    ['text that is held already', live(2, 'abc'), { claimNo: 2, offset: 1, text: 'bc' }],
  ])('ignores %s', (_, held, delta) => {
    expect(applyDelta(held, delta)).toEqual({ type: 'ignored' });
  });

  it.each([
    ['the beginning of a claim', undefined, { claimNo: 1, offset: 5, text: 'y' }],
    ['a piece in between', live(1, 'ab'), { claimNo: 1, offset: 3, text: 'y' }],
    ['agreement about what is held', live(1, 'ab'), { claimNo: 1, offset: 1, text: 'xcd' }],
  ])('reports a gap when it lacks %s', (_, held, delta) => {
    expect(applyDelta(held, delta)).toEqual({ type: 'gap' });
  });

  it('ends with the whole text however it was cut and however often pieces came twice', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.boolean())), (pieces) => {
        let held: LiveText | undefined;
        let offset = 0;
        for (const [text, comesTwice] of pieces) {
          for (let times = comesTwice ? 2 : 1; times > 0; times -= 1) {
            const outcome = applyDelta(held, { claimNo: 1, offset, text });
            if (outcome.type === 'applied') held = outcome.live;
          }
          offset += text.length;
        }
        expect(held?.text ?? '').toBe(pieces.map(([text]) => text).join(''));
      }),
    );
  });
});

describe('a fresh answer against held text', () => {
  it('keeps the longer text of the same claim', () => {
    expect(mergeLive(live(1, 'abcdef'), drafting({ claimNo: 1, text: 'abc' }))).toEqual(live(1, 'abcdef'));
    expect(mergeLive(live(1, 'a'), drafting({ claimNo: 1, text: 'abc' }))).toEqual(live(1, 'abc'));
  });

  it('takes the text of a newer claim and keeps that of a newer one it holds', () => {
    expect(mergeLive(live(1, 'old text'), drafting({ claimNo: 2, text: 'n' }))).toEqual(live(2, 'n'));
    expect(mergeLive(live(3, 'x'), drafting({ claimNo: 2, text: 'n' }))).toEqual(live(3, 'x'));
  });

  it('ends the claim of a section that was drafted meanwhile', () => {
    const drafted = sectionView({ state: { type: 'drafted', processingTimeMs: 5 }, live: null });
    const merged = mergeLive(live(1, 'abc'), drafted);
    expect(merged).toEqual(live(1, '', true));
    expect(applyDelta(merged, { claimNo: 1, offset: 3, text: 'late' })).toEqual({ type: 'ignored' });
  });
});
