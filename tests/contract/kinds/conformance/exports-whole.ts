import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { RootContent } from 'mdast';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putAsset } from '../../../../src-main/app/assets/put-asset.ts';
import { getExportSubject } from '../../../../src-main/app/exporting/get-export-subject.ts';
import { loadPictures } from '../../../../src-main/app/exporting/load-pictures.ts';
import { renderFormat } from '../../../../src-main/app/exporting/render-format.ts';
import { parseMarkdown } from '../../../../src-shared/markdown/parse-markdown.ts';
import { plainTextOf } from '../../../../src-shared/markdown/plain-text.ts';
import { serializeMarkdown } from '../../../../src-shared/markdown/serialize-markdown.ts';
import type { AssetFacts } from '../../../../src-shared/model/asset.ts';
import { assetAddress, assetIdSchema } from '../../../../src-shared/model/asset.ts';
import type { ExportVariant } from '../../../../src-shared/model/export.ts';
import { exportVariantSchema } from '../../../../src-shared/model/export.ts';
import type { DocumentId } from '../../../../src-shared/model/ids.ts';
import type { ExportFormat } from '../../../../src-shared/model/run.ts';
import { runRecordSchema } from '../../../../src-shared/model/run.ts';
import { convertInProcess } from '../../../support/convert/in-process.ts';
import { packageFaults } from '../../../support/export/check-package.ts';
import { validateDocx } from '../../../support/export/validate-docx.ts';
import type { CaseApp } from './case-app.ts';
import { openCase } from './case-app.ts';
import type { KindCase } from './kind-case.ts';
import { lettersOf, rowsOfCsv, textOf } from './read-export.ts';

/** All that this test can write: PDFs need an engine to print them. */
const writableOf = ({ formats }: KindCase): ExportFormat[] => formats.filter((format) => format !== 'pdf');

const ports = {
  convert: convertInProcess,
  printDocument: () => Promise.reject(new Error('nothing prints here')),
};

/** The files of a document, by format. */
const render = async (
  app: CaseApp,
  facts: KindCase,
  documentId: DocumentId,
  variant: Partial<ExportVariant> = {},
): Promise<ReadonlyMap<ExportFormat, Uint8Array>> => {
  const { subject } = await getExportSubject(app.deps)({ documentId, variant: exportVariantSchema.parse(variant) });
  const document = await loadPictures(app.deps)(subject.document);
  const files = writableOf(facts).map(
    async (format): Promise<[ExportFormat, Uint8Array]> => [
      format,
      await renderFormat({ ...subject, document }, format, ports),
    ],
  );
  return new Map(await Promise.all(files));
};

const anyId = assetIdSchema.parse('0a'.repeat(32));

const putPhoto = (app: CaseApp, data: Uint8Array): Promise<AssetFacts> =>
  putAsset(app.deps, convertInProcess)({ file: { name: 'photo.png', data } });

/** How many pictures a file holds. */
const picturesOf = (format: ExportFormat, bytes: Uint8Array | undefined): number => {
  if (format === 'docx') {
    return Object.keys(unzipSync(bytes ?? new Uint8Array())).filter((name) => name.startsWith('word/media/')).length;
  }
  return decode(bytes).match(/data:image\/png;base64,/gu)?.length ?? 0;
};

/** The texts of single blocks: what no format may tear apart. */
const blocksOf = (blocks: readonly RootContent[]): string[] =>
  blocks.flatMap((block): string[] =>
    block.type === 'list'
      ? blocksOf(block.children.flatMap(({ children }) => children))
      : [lettersOf(plainTextOf({ type: 'root', children: [block] }))],
  );

const decode = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

/** That documents of a kind are written whole in every format, and about nobody where that is asked for. */
export const exportsWhole = (facts: KindCase): void => {
  describe('its files', () => {
    let app: CaseApp;
    let documentId: DocumentId;
    let files: ReadonlyMap<ExportFormat, Uint8Array>;
    const assetsFolder = mkdtempSync(join(tmpdir(), 'dossier-case-'));
    afterAll(() => rmSync(assetsFolder, { recursive: true, force: true }));
    beforeAll(async () => {
      app = openCase(facts, {
        assetsFolder,
        script: { '*': [{ do: 'answer', text: `As **${facts.telling.join('** and ')} say.`, wordDelayMs: 0 }] },
      });
      if (facts.photo !== null) await putPhoto(app, facts.photo);
      documentId = app.begin('embedded');
      await app.untilEnded(documentId);
      files = await render(app, facts, documentId);
    });

    it.each(writableOf(facts).filter((format) => format !== 'json' && format !== 'csv'))(
      'hold every section whole as %s',
      (format) => {
        const text = lettersOf(textOf(format, files.get(format) ?? new Uint8Array()));
        const opened = facts.kind.open(facts.input, facts.options, { today: '2026-01-05' });
        const printed = app
          .document(documentId)
          .sections.flatMap(({ content, data, hasSource }) =>
            hasSource ? blocksOf(parseMarkdown(opened.print({ markdown: content, data })).children) : [],
          );
        expect(printed.length).toBeGreaterThan(1);
        expect(printed.filter((block) => !text.includes(block))).toEqual([]);
      },
    );

    it('are what their format says', () => {
      const markdown = decode(files.get('md'));
      const canonical = markdown.replace(/\]\(data:[^)]*\)/gu, `](${assetAddress(anyId)})`);
      expect(`${serializeMarkdown(parseMarkdown(canonical))}\n`).toBe(canonical);
      expect(decode(files.get('html'))).toMatch(/^<!doctype html>\s*<html lang="[a-z-]+"/iu);
      expect(decode(files.get('txt'))).not.toMatch(/\*\*|^#/mu);
      expect(packageFaults(files.get('docx') ?? new Uint8Array())).toEqual([]);
    });

    it.runIf(facts.photo !== null)('show its picture, or say its words where they show none', () => {
      const shown = writableOf(facts).map((format) => [format, picturesOf(format, files.get(format))]);
      expect(Object.fromEntries(shown)).toEqual({ docx: 1, html: 1, md: 1, txt: 0, json: 0 });
      expect(decode(files.get('txt'))).toMatch(/^\[.+\]$/mu);
      const { assets } = runRecordSchema.parse(JSON.parse(decode(files.get('json'))));
      expect(assets).toEqual([expect.objectContaining({ type: 'image/png', width: 1_200, height: 400 })]);
    });

    it.runIf(facts.photo !== null)('leave the picture out where nobody may be shown, and say so', async () => {
      const anonymous = await render(app, facts, documentId, { anonymise: { employers: 'hide' } });
      for (const [format, bytes] of anonymous) {
        expect([format, picturesOf(format, bytes)]).toEqual([format, 0]);
        expect(decode(bytes)).not.toMatch(/asset:|[0-9a-f]{64}/u);
      }
      const variant = exportVariantSchema.parse({ anonymise: { employers: 'hide' } });
      expect((await getExportSubject(app.deps)({ documentId, variant })).rewritten).toContain('Pictures (left out)');
    });

    it.runIf(facts.photo !== null)('stand with the picture’s words when its file is gone', async () => {
      const { subject, pictureCount } = await getExportSubject(app.deps)({
        documentId,
        variant: exportVariantSchema.parse({}),
      });
      expect(pictureCount).toBe(1);
      const gone = { ...app.deps, assetFiles: { ...app.deps.assetFiles, read: () => Promise.resolve(null) } };
      const files = await render({ ...app, deps: gone }, facts, documentId);
      const words = lettersOf(
        app.document(documentId).sections.flatMap(({ content }) => /!\[(.+)\]/u.exec(content)?.[1] ?? [])[0] ?? '?',
      );
      expect((await loadPictures(gone)(subject.document)).pictures).toEqual([]);
      for (const format of ['docx', 'html', 'md'] as const) {
        expect(picturesOf(format, files.get(format))).toBe(0);
        expect(lettersOf(textOf(format, files.get(format) ?? new Uint8Array()))).toContain(words);
      }
      expect(packageFaults(files.get('docx') ?? new Uint8Array())).toEqual([]);
    });

    it('tell the whole run as JSON', () => {
      const record = runRecordSchema.parse(JSON.parse(decode(files.get('json'))));
      const stored = app.document(documentId).sections;
      expect(record.sections.map(({ key, content }) => [key, content])).toEqual(
        stored.map(({ key, content }) => [key, content]),
      );
      expect(record.sections.map(({ data }) => data ?? null)).toEqual(stored.map(({ data }) => data));
    });

    it.runIf(facts.formats.includes('csv'))('hold a row for each section as CSV', () => {
      const [columns = [], ...rows] = rowsOfCsv(decode(files.get('csv')).replace(/^\ufeff/u, ''));
      expect(rows).toHaveLength(app.document(documentId).sections.length);
      expect(rows.filter((row) => row.length !== columns.length)).toEqual([]);
      expect(rows.flat().filter((cell) => /^\s*[=+\-@]/u.test(cell))).toEqual([]);
    });

    it('have no errors for the Open XML SDK', { timeout: 120_000 }, async () => {
      expect(await validateDocx(new Map([['case.docx', files.get('docx') ?? new Uint8Array()]]))).toEqual([]);
    });

    it.each([null, ...facts.papers])(
      'name nobody where that is asked for, whoever wrote them (paper %s)',
      async (paper) => {
        const expectNobody = async () => {
          const anonymous = await render(app, facts, documentId, { paper, anonymise: { employers: 'hide' } });
          for (const [format, bytes] of anonymous) {
            const text = textOf(format, bytes);
            const letters = lettersOf(text).toLowerCase();
            const found = facts.telling.filter((name) => letters.includes(lettersOf(name).toLowerCase()));
            expect(found, `${format}: ${found}`).toEqual([]);
            expect(text.length).toBeGreaterThan(10);
          }
        };
        await expectNobody();
        app.redraft(documentId, 'scripted');
        await app.untilEnded(documentId);
        const named = lettersOf(textOf('md', (await render(app, facts, documentId)).get('md') ?? new Uint8Array()));
        expect(named).toContain(lettersOf(facts.telling.at(-1) ?? ''));
        await expectNobody();
      },
    );
  });
};
