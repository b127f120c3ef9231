import { describe, expect, it } from 'vitest';
import type { Theme } from '#shared/model/theme.ts';
import { builtInThemes } from '../../../src-main/convert/content/built-in-themes.ts';
import { contrastOf, hardToRead } from '../../../src-renderer/features/themes/editor/contrast.ts';
import { coloursOf, recolour } from '../../../src-renderer/features/themes/editor/design-colours.ts';
import { firstCover } from '../../../src-renderer/features/themes/editor/first-cover.ts';
import { bounds, mostCoverLines } from '../../../src-renderer/features/themes/editor/theme-bounds.ts';
import { createAutoSaver } from '../../../src-renderer/stores/auto-saver.ts';
import { beginHistory, pushEdit, redoEdit, undoEdit } from '../../../src-renderer/stores/edit-history.ts';

const [paper] = builtInThemes;
if (!paper) throw new Error('no theme ships');
const { design } = paper;
const withLine = (lineHeight: number): Theme => ({ ...design, lineHeight });

describe('the way back through edits of a theme (F6)', () => {
  it('takes edits of one thing in one go as one step, and others as their own', () => {
    let history = pushEdit(beginHistory(design), withLine(1.1), 'lineHeight', 1_000);
    history = pushEdit(history, withLine(1.2), 'lineHeight', 1_400);
    history = pushEdit(history, withLine(1.9), 'lineHeight', 9_000);
    expect(history.present.lineHeight).toBe(1.9);
    expect(undoEdit(history).present.lineHeight).toBe(1.2);
    expect(undoEdit(undoEdit(history)).present).toBe(design);
  });

  it('goes forward again until something else is edited, and stays at either end', () => {
    const edited = pushEdit(beginHistory(design), withLine(1.1), 'lineHeight', 1_000);
    const undone = undoEdit(edited);
    expect(undoEdit(undone)).toBe(undone);
    expect(redoEdit(undone).present.lineHeight).toBe(1.1);
    const other = pushEdit(undone, withLine(1.7), 'lineHeight', 1_100);
    expect(redoEdit(other)).toBe(other);
    expect(undoEdit(other).present).toBe(design);
  });

  it('takes an edit that changes nothing as none', () => {
    const history = beginHistory(design);
    expect(pushEdit(history, structuredClone(design), 'lineHeight', 1_000)).toBe(history);
  });
});

describe('colours of a theme (F6, F10)', () => {
  it('measures contrast as WCAG has it', () => {
    expect(contrastOf('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
    expect(contrastOf('#777777', '#FFFFFF')).toBeCloseTo(4.48, 2);
  });

  it('finds text that is hard to read on what lies behind it, and none in the themes that ship', () => {
    for (const theme of builtInThemes) expect([theme.id, hardToRead(theme.design)]).toEqual([theme.id, []]);
    const dark: Theme = { ...design, masthead: { ...design.masthead, fill: '#1D1B19' } };
    expect(hardToRead(dark)).toContain('name');
    const pale = { ...design.text, body: { ...design.text.body, colour: '#B0B0B0' } };
    expect(hardToRead({ ...design, text: pale })).toEqual(['body']);
  });

  it('begins a cover on a ground on which its text can be read', () => {
    for (const { id, design: shipped } of builtInThemes) {
      expect([id, hardToRead({ ...shipped, cover: firstCover(shipped) })]).toEqual([id, []]);
    }
  });

  it('changes the accent wherever it is used and nowhere else', () => {
    const changed = recolour(design, design.accentColour, '#AA2211');
    expect(changed.accentColour).toBe('#AA2211');
    expect(changed.text.body.colour).toBe(design.text.body.colour);
    expect(coloursOf(changed)).not.toContain(design.accentColour.toUpperCase());
    expect(coloursOf(changed)[0]).toBe('#AA2211');
  });
});

describe('the editor’s fields', () => {
  it('state the bounds of the schema', () => {
    expect(bounds.size).toEqual({ min: 5, max: 72 });
    expect(bounds.tracking).toEqual({ min: -100, max: 500 });
    expect(mostCoverLines).toBe(8);
  });
});

const manualTimers = () => {
  const waiting = new Set<() => void>();
  return {
    set: (callback: () => void) => {
      waiting.add(callback);
      return () => void waiting.delete(callback);
    },
    fire: () => {
      for (const callback of [...waiting]) {
        waiting.delete(callback);
        callback();
      }
    },
  };
};

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('saving a theme by itself (F6)', () => {
  it('saves the last of several designs once', async () => {
    const timers = manualTimers();
    const saved: number[] = [];
    const saver = createAutoSaver<Theme>({ timers, delayMs: 1, save: async (it) => void saved.push(it.lineHeight) });
    for (const line of [1.1, 1.2, 1.3]) saver.put(withLine(line));
    timers.fire();
    await settled();
    expect(saved).toEqual([1.3]);
    saver.flush();
    expect(saved).toEqual([1.3]);
  });

  it('never saves two at a time, and the newest after the one under way', async () => {
    const timers = manualTimers();
    const saved: number[] = [];
    const ends: (() => void)[] = [];
    const saver = createAutoSaver<Theme>({
      timers,
      delayMs: 1,
      save: (it) => {
        saved.push(it.lineHeight);
        return new Promise<void>((resolve) => ends.push(resolve));
      },
    });
    saver.put(withLine(1.1));
    saver.flush();
    saver.put(withLine(1.2));
    timers.fire();
    expect(saved).toEqual([1.1]);
    ends[0]?.();
    await settled();
    expect(saved).toEqual([1.1, 1.2]);
  });
});
