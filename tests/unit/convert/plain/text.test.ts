import { describe, expect, it } from 'vitest';
import { renderText } from '../../../../src-main/convert/plain/render-text.ts';
import { exportDocument } from '../../../support/export/export-document-builder.ts';
import { hostileDocument, usualDocument, worldDocument } from '../../../support/export/sample-documents.ts';

describe('plain text (F7)', () => {
  it('underlines headings, keeps an entry’s first lines together and sets tables in columns', () => {
    const text = renderText(usualDocument);
    expect(text).toMatch(/^Kwame Mensah\n={12}\nCloud Architect · 11 years of experience\nLyon, France/);
    expect(text).toContain('\n\n\nTechnical skills\n----------------\n\n• Platforms: Kubernetes');
    expect(text).toContain('\n\nCloud Architect, Capgemini\nJan 2017 – Feb 2021 (4 years 2 months) · Paris\n\n• ');
    expect(text).toContain('\nTOGAF 9                               The Open Group       2019\n');
  });

  it('breaks no line and holds no marks of Markdown', () => {
    const long = `${'word '.repeat(400)}end`;
    const text = renderText(exportDocument([{ key: 'languages', content: `- **French:** ${long}\n  1. \`one\`` }]));
    expect(text).toContain(`• French: ${long}\n  1. one\n`);
    expect(renderText(usualDocument)).not.toMatch(/\*\*|^#|`|\|/m);
  });

  it('writes an address out once, and measures wide letters as wide', () => {
    expect(renderText(hostileDocument)).toContain('• site (https://example.org/');
    expect(renderText(worldDocument)).toMatch(/^山田 太郎 Žofie Łukaszewska\n={27}\n/);
  });
});
