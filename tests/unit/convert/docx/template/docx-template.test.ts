import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { renderDocx } from '../../../../../src-main/convert/docx/render-docx.ts';
import { templateDressing, wordTemplates } from '../../../../support/export/dressed-files.ts';
import { exportDocument } from '../../../../support/export/export-document-builder.ts';
import { usualDocument } from '../../../../support/export/sample-documents.ts';
import { frenchTemplate, templateSecret } from '../../../../support/export/word-templates.ts';

const decode = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const dressing = templateDressing('french', frenchTemplate());
const partsOf = (file: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(file)).map(([path, bytes]) => [path, decode(bytes)]));

describe('F6: a Word export in a company’s own file', () => {
  it('is set in the company’s styles, and brings those that it lacks', async () => {
    const parts = partsOf(await renderDocx(usualDocument, dressing));
    const body = parts['word/document.xml'] ?? '';
    for (const id of ['Titre', 'Sous-titre', 'Titre1', 'Titre2', 'Listepuces', 'EntryLine', 'TableText']) {
      expect(body, id).toContain(`w:val="${id}"`);
      expect(parts['word/styles.xml'], id).toContain(`w:styleId="${id}"`);
    }
    expect(body).not.toContain('"Heading1"');
  });

  it('keeps head, foot and logo, and puts our page in their margins', async () => {
    const parts = partsOf(await renderDocx(usualDocument, dressing));
    const heads = Object.entries(parts).filter(([path]) => path.startsWith('word/template-'));
    expect(heads.map(([, xml]) => xml).join('')).toContain('Maison Dupont Conseil');
    expect(Object.keys(parts).some((path) => path.startsWith('word/media/template'))).toBe(true);
    expect(parts['word/document.xml']).toMatch(/<w:pgMar w:top="1701"/);
  });

  it('numbers lists anew by our own, and bullets by the company’s', async () => {
    const document = exportDocument([{ key: 'education', content: '1. a\n2. b\n\ntext\n\n4. c\n\n- d' }]);
    const parts = partsOf(await renderDocx(document, dressing));
    const used = [...(parts['word/document.xml'] ?? '').matchAll(/<w:numId w:val="(\d+)"/g)].map(([, id]) => id);
    expect(new Set(used).size).toBe(2);
    for (const id of used) expect(parts['word/numbering.xml']).toContain(`w:numId="${id}"`);
    expect(parts['word/numbering.xml']).toContain('<w:startOverride w:val="4"/>');
  });

  it.each(Object.keys(wordTemplates()))(
    'lets nothing of the text, the links and the notes of %s through',
    async (name) => {
      const own = templateDressing(name, wordTemplates()[name] ?? frenchTemplate());
      const parts = partsOf(await renderDocx(exportDocument([{ key: 'languages', content: 'Twi' }]), own));
      const everything = Object.values(parts).join('');
      expect(everything).not.toContain(templateSecret);
      expect(everything).not.toMatch(/dupont\.example\/|secret\.dotx|Orange Business/);
      expect(Object.keys(parts).some((path) => /comments|custom|vba/.test(path))).toBe(false);
    },
  );

  it('is the same bytes each time', async () => {
    const [first, second] = [await renderDocx(usualDocument, dressing), await renderDocx(usualDocument, dressing)];
    expect(Buffer.compare(first, second)).toBe(0);
  });

  it('says in plain words when the company’s file can’t be used', async () => {
    const broken = { ...dressing, template: new Uint8Array(50) };
    await expect(renderDocx(usualDocument, broken)).rejects.toMatchObject({ error: { code: 'theme.bad-file' } });
  });
});
