import { describe, expect, it } from 'vitest';
import { readThemeFile, writeThemeFile } from '../../../../../src-main/convert/read/theme/theme-file.ts';
import { storedThemeSchema } from '../../../../../src-shared/model/theme.ts';
import { plainDressing } from '../../../../support/export/dressings.ts';

const design = { ...plainDressing.theme, columnLists: { columns: 2, gapMm: 11 } } as const;

/** The same design as versions up to 0.1.0 wrote it. */
const earlier = () => {
  const { columnLists, ...rest } = design;
  return { ...rest, skills: columnLists };
};

describe('F6: themes of earlier versions, which called lists in columns skills', () => {
  it('are read from their files', () => {
    const text = writeThemeFile({ name: 'Ours', design, logo: null, template: null });
    const old = JSON.stringify({ ...JSON.parse(text), design: earlier() });
    expect(readThemeFile({ name: 'ours.json', data: old })).toMatchObject({
      ok: true,
      value: { name: 'Ours', design },
    });
  });

  it('are read from the store, and stay as they are in today’s form', () => {
    expect(storedThemeSchema.parse(earlier())).toEqual(design);
    expect(storedThemeSchema.parse(design)).toEqual(design);
  });

  it('are refused with the place that is wrong', () => {
    const old = { ...earlier(), skills: { columns: 3, gapMm: 11 } };
    const file = { format: 'dossier-theme', version: 1, name: 'Ours', design: old };
    expect(readThemeFile({ name: 'ours.json', data: JSON.stringify(file) })).toMatchObject({
      ok: false,
      error: { code: 'theme.bad-file', message: expect.stringContaining('design.columnLists.columns') },
    });
  });
});
