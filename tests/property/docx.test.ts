import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderDocx } from '../../src-main/convert/docx/render-docx.ts';
import { packageFaults, xmlFaults } from '../support/export/check-package.ts';
import { sampleDressings } from '../support/export/dressed-files.ts';
import { validateDocx } from '../support/export/validate-docx.ts';
import { wildDocuments } from '../support/export/wild-documents.ts';
import '../support/property-seed.ts';

/** `fc.sample` doesn't heed the seed that is set for properties. */
const seedOf = (config: { seed?: number } | undefined): { seed?: number } =>
  config?.seed === undefined ? {} : { seed: config.seed };

const runs = Number(process.env['DOSSIER_DOCX_RUNS'] ?? 4);

describe('F7: Word files of whatever a document holds', () => {
  it('are sound packages of well-formed XML, without errors for the Open XML SDK', {
    timeout: 60_000 + runs * 5_000,
  }, async () => {
    const dressings = Object.entries(sampleDressings());
    const documents = fc.sample(wildDocuments, { numRuns: runs, ...seedOf(fc.readConfigureGlobal()) });
    const files = new Map<string, Uint8Array>();
    for (const [index, document] of documents.entries()) {
      const [name, dressing] = dressings[(index * 5) % dressings.length] ?? [];
      if (dressing !== undefined) files.set(`${index} in ${name}`, await renderDocx(document, dressing));
    }
    for (const [name, file] of files) expect(packageFaults(file), name).toEqual([]);
    expect(xmlFaults(files)).toBe('');
    expect(await validateDocx(files)).toEqual([]);
  });
});
