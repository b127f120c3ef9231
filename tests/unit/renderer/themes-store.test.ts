import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ThemeView } from '#shared/model/theme.ts';
import { themeIdSchema } from '#shared/model/theme.ts';
import { withTheme, wornTheme } from '../../../src-renderer/stores/themes-store.ts';
import { FakeBridge } from '../../support/fake-bridge.ts';

const bridge = () =>
  new FakeBridge({ sample: { candidate: {} } as never, pieceMs: 0, print: async () => new Uint8Array() });

const read = (fake: FakeBridge): readonly ThemeView[] => fake.themes.all();
const id = (text: string) => themeIdSchema.parse(text);

describe('what a document wears (F6)', () => {
  it('is its own theme, else the settings’, else the first that ships', () => {
    const themes = read(bridge());
    expect(wornTheme(themes, id('chancery'), id('atelier'))?.id).toBe('chancery');
    expect(wornTheme(themes, null, id('atelier'))?.id).toBe('atelier');
    expect(wornTheme(themes, id('gone'), id('gone-too'))?.id).toBe('paper');
  });
});

describe('the list of themes (F6)', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('keeps those that ship first and the user’s own by name', () => {
    const fake = bridge();
    const [paper] = read(fake);
    if (!paper) throw new Error('no theme ships');
    fake.themes.add({ name: 'Zebra', design: paper.design });
    const made = fake.themes.add({ name: 'Acme', design: paper.design });
    const before = read(fake).filter((theme) => theme.id !== made.id);
    expect(withTheme(before, made).map(({ name }) => name)).toEqual([
      'Paper',
      'Meridian',
      'Atelier',
      'Chancery',
      'Acme',
      'Zebra',
    ]);
  });

  it('follows themes that are made elsewhere', async () => {
    vi.resetModules();
    const fake = bridge();
    vi.stubGlobal('window', { dossier: fake });
    vi.stubGlobal('document', { hidden: false, addEventListener: () => {}, removeEventListener: () => {} });
    const { themesStore } = await import('../../../src-renderer/stores/themes-store.ts');
    const { startExportPump } = await import('../../../src-renderer/stores/export-pump.ts');
    const stop = startExportPump();
    await vi.waitFor(() => expect(themesStore.getState().themes).toHaveLength(4));
    await fake.call('theme.create', { from: id('paper'), name: 'Mine' });
    await vi.waitFor(() => expect(themesStore.getState().themes?.map(({ name }) => name)).toContain('Mine'));
    stop();
  });
});
