import { deflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Desktop } from '../../../src-main/app/ports.ts';
import {
  createTheme,
  deleteTheme,
  restoreTheme,
  setDocumentTheme,
  setLogo,
  updateTheme,
} from '../../../src-main/app/themes/change-themes.ts';
import { exportTheme, importTheme } from '../../../src-main/app/themes/move-themes.ts';
import { dressingOf, listThemes } from '../../../src-main/app/themes/theme-view.ts';
import type { ThemeId } from '../../../src-shared/model/theme.ts';
import { themeIdSchema } from '../../../src-shared/model/theme.ts';
import { convertInProcess } from '../../support/convert/in-process.ts';
import { createTestApp } from '../../support/test-app.ts';

const paper = themeIdSchema.parse('paper');

/** A real picture of one colour. */
const png = (width: number, height: number): Uint8Array => {
  const chunk = (type: string, data: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pixels = deflateSync(Buffer.alloc((width * 3 + 1) * height));
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
};

describe('F6: themes', () => {
  let app: ReturnType<typeof createTestApp>;
  let told = 0;
  const tell = () => {
    told += 1;
  };
  const copy = (name = 'Ours') => createTheme(app.deps, tell)({ from: paper, name });

  beforeEach(() => {
    app = createTestApp();
    told = 0;
  });
  afterEach(() => app.store.database.close());

  it('are the four that ship, then the user’s own by name', () => {
    copy('Zinc');
    copy('amber');
    expect(listThemes(app.deps)().themes.map(({ name, isBuiltIn }) => `${name}${isBuiltIn ? '' : '*'}`)).toEqual([
      'Paper',
      'Meridian',
      'Atelier',
      'Chancery',
      'amber*',
      'Zinc*',
    ]);
    expect(told).toBe(2);
  });

  it('that ship stay as they are, and say what to do instead', () => {
    const change = () => updateTheme(app.deps, tell)({ themeId: paper, name: 'Mine' });
    expect(change).toThrowError(/comes with Dossier/);
    expect(() => deleteTheme(app.deps, tell)({ themeId: paper })).toThrowError(/comes with Dossier/);
    expect(told).toBe(0);
  });

  it('change in name and design, one without the other', () => {
    const made = copy();
    const design = { ...made.design, accentColour: '#112233' };
    expect(updateTheme(app.deps, tell)({ themeId: made.id, design }).design.accentColour).toBe('#112233');
    const renamed = updateTheme(app.deps, tell)({ themeId: made.id, name: 'Other' });
    expect([renamed.name, renamed.design.accentColour]).toEqual(['Other', '#112233']);
  });

  it('that are deleted leave their documents the default, and come back with undo', () => {
    const made = copy();
    updateTheme(app.deps, tell)({ themeId: made.id, design: { ...made.design, accentColour: '#112233' } });
    const { documentId } = app.start();
    setDocumentTheme(app.deps)({ documentId, themeId: made.id });
    const worn = () => dressingOf(app.deps)(app.document(documentId).themeId).theme.accentColour;
    expect(worn()).toBe('#112233');
    deleteTheme(app.deps, tell)({ themeId: made.id });
    expect(worn()).toBe(app.deps.builtInThemes[0]?.design.accentColour);
    restoreTheme(app.deps, tell)({ themeId: made.id });
    expect(worn()).toBe('#112233');
  });

  it('of the settings are worn by documents without one of their own; a default that is gone is the first that ships', () => {
    const made = copy();
    updateTheme(app.deps, tell)({ themeId: made.id, design: { ...made.design, accentColour: '#445566' } });
    app.set({ defaultTheme: made.id });
    expect(dressingOf(app.deps)(null).theme.accentColour).toBe('#445566');
    app.set({ defaultTheme: themeIdSchema.parse('gone') });
    expect(dressingOf(app.deps)(null).theme).toEqual(app.deps.builtInThemes[0]?.design);
  });

  it('refuse a theme that is not there for a document', () => {
    const { documentId } = app.start();
    const gone = themeIdSchema.parse('gone');
    expect(() => setDocumentTheme(app.deps)({ documentId, themeId: gone })).toThrowError(/no longer there/);
  });

  describe('with a logo', () => {
    const logoOf = (id: ThemeId) => app.store.themes.logo(id);

    it('know its size, keep its bytes, pass them on to copies, and let go of it', async () => {
      const made = copy();
      const data = png(120, 40);
      const withLogo = await setLogo(
        app.deps,
        convertInProcess,
        tell,
      )({ themeId: made.id, file: { name: 'logo.png', data } });
      expect(withLogo.logo).toEqual({ type: 'image/png', width: 120, height: 40 });
      expect(Buffer.from(logoOf(made.id)?.data ?? [])).toEqual(Buffer.from(data));
      const second = createTheme(app.deps, tell)({ from: made.id, name: 'Copy' });
      expect(second.logo).toEqual(withLogo.logo);
      await setLogo(app.deps, convertInProcess, tell)({ themeId: made.id, file: null });
      expect([logoOf(made.id), logoOf(second.id)?.width]).toEqual([null, 120]);
    });

    it.each([
      ['text', 'an SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
      ['bytes', 'a GIF', new Uint8Array([...Buffer.from('GIF89a'), ...new Uint8Array(40)])],
      ['bytes', 'a PNG that claims to be enormous', png(1, 1).fill(0x7f, 16, 24)],
      ['bytes', 'a cut PNG', png(4, 4).slice(0, 20)],
      ['bytes', 'nothing', new Uint8Array()],
      ['bytes', 'more than 2 MB', new Uint8Array(2_000_001)],
    ])('refuse %s that are %s', async (_form, _what, data) => {
      const made = copy();
      const set = setLogo(app.deps, convertInProcess, tell)({ themeId: made.id, file: { name: 'logo', data } });
      await expect(set).rejects.toMatchObject({ error: { code: 'theme.bad-logo' } });
      expect(logoOf(made.id)).toBeNull();
    });
  });

  it('leave as a file and come back equal, logo included', async () => {
    const made = copy('Nuage / Été');
    await setLogo(app.deps, convertInProcess, tell)({ themeId: made.id, file: { name: 'l.png', data: png(30, 10) } });
    let saved = { name: '', text: '' };
    const desktop = {
      saveText: async (name: string, text: string) => {
        saved = { name, text };
        return `/out/${name}`;
      },
    } as unknown as Desktop;
    const { path } = await exportTheme(app.deps, convertInProcess, desktop)({ themeId: made.id });
    expect(path).toBe('/out/Theme Nuage   Été.dossier-theme.json');
    const { theme, notes } = await importTheme(
      app.deps,
      convertInProcess,
      tell,
    )({ name: saved.name, data: saved.text });
    expect(notes).toEqual([]);
    expect(theme).toMatchObject({ name: 'Nuage / Été', design: made.design, logo: { width: 30, height: 10 } });
    expect(theme.id).not.toBe(made.id);
    expect(app.store.themes.logo(theme.id)?.data).toEqual(app.store.themes.logo(made.id)?.data);
  });

  it.each([
    ['not JSON', 'it is not JSON', 'hello'],
    ['another sort of file', 'format', '{"format":"something"}'],
    ['a damaged design', 'design.accentColour', null],
  ])('refuse a file that is %s, and say where', async (_what, where, text) => {
    const { design } = copy();
    const file = { format: 'dossier-theme', version: 1, name: 'X', design: { ...design, accentColour: 'red' } };
    const data = text ?? JSON.stringify(file);
    const imported = importTheme(app.deps, convertInProcess, tell)({ name: 'x.json', data });
    await expect(imported).rejects.toMatchObject({
      error: { code: 'theme.bad-file', message: expect.stringContaining(where) },
    });
    expect(app.store.themes.list()).toHaveLength(1);
  });
});
