import { beforeAll, describe, expect, it } from 'vitest';
import { packageFaults, xmlFaults } from '../../support/export/check-package.ts';
import { goldenDocxFiles } from '../../support/export/dressed-files.ts';
import { validateDocx } from '../../support/export/validate-docx.ts';

describe('F7: Word files of every document in every theme, with logo, cover, contents and company templates', () => {
  let files: Map<string, Uint8Array>;
  beforeAll(async () => {
    files = await goldenDocxFiles();
  });

  it('have no errors for the Open XML SDK', { timeout: 120_000 }, async () => {
    expect(await validateDocx(files)).toEqual([]);
  });

  it('are sound packages: every part typed, linked and named once', () => {
    for (const [name, file] of files) expect(packageFaults(file), name).toEqual([]);
  });

  it('are well-formed XML throughout', () => {
    expect(xmlFaults(files)).toBe('');
  });
});
