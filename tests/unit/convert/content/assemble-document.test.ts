import type { Root } from 'mdast';
import { describe, expect, it } from 'vitest';
import { plainTextOf } from '#shared/markdown/plain-text.ts';
import { assembleDocument } from '../../../../src-main/convert/content/assemble-document.ts';
import { partOf } from '../../../../src-main/convert/content/document-part.ts';
import { renderMarkdown } from '../../../../src-main/convert/plain/render-markdown.ts';
import { exportDocument } from '../../../support/export/export-document-builder.ts';

const outline = (root: Root): string[] =>
  root.children.map((node) =>
    [
      node.type === 'heading' ? `h${node.depth}` : node.type,
      partOf(node),
      plainTextOf({ type: 'root', children: [node] }),
    ]
      .filter((part) => part !== undefined)
      .join(' | '),
  );

describe('the assembled document', () => {
  it('A2: leaves out sections without source data or without text', () => {
    const root = assembleDocument(
      exportDocument([
        { key: 'header', content: '# Ada' },
        { key: 'education', content: 'No education was given.', hasSource: false },
        { key: 'certifications', content: ' \n' },
        { key: 'languages', content: '- French' },
      ]),
    );
    expect(outline(root)).toEqual(['h1 | name | Ada', 'h2 | section-heading | Languages', 'list | French']);
  });

  it('prints sections in their order, whatever order they come in', () => {
    const text = renderMarkdown(
      exportDocument([
        { key: 'languages', content: 'French', order: 7 },
        { key: 'header', content: '# Ada', order: 0 },
        { key: 'education', content: 'MSc', order: 5 },
      ]),
    );
    expect(text).toBe('# Ada\n\n## Education\n\nMSc\n\n## Languages\n\nFrench\n');
  });

  it('tells name, role and contact lines of the header, and the line under an entry', () => {
    const root = assembleDocument(
      exportDocument([
        { key: 'header', content: '# Ada\n\nArchitect\n\nLyon\n\nada@example.org' },
        { key: 'experiences-summary', content: 'Three roles.' },
        {
          key: 'experience-1',
          content: '### Architect, Acme\n\n*2019* · Lyon\n\n*Not* a period.\n\n#### More\n\n# Loud',
        },
      ]),
    );
    expect(outline(root)).toEqual([
      'h1 | name | Ada',
      'paragraph | role | Architect',
      'paragraph | contact | Lyon',
      'paragraph | contact | ada@example.org',
      'h2 | section-heading | Professional experience',
      'paragraph | Three roles.',
      'h3 | entry-heading | Architect, Acme',
      'paragraph | entry-line | 2019 · Lyon',
      'paragraph | Not a period.',
      'h4 | More',
      'h3 | entry-heading | Loud',
    ]);
  });

  it('puts experiences under their heading even when the summary that brings it failed', () => {
    const withFailed = exportDocument([
      { key: 'experiences-summary', heading: 'Expérience professionnelle', content: '' },
      { key: 'experience-1', content: '### A' },
      { key: 'experience-2', content: '### B' },
    ]);
    expect(renderMarkdown(withFailed)).toBe('# Kwame Mensah\n\n## Expérience professionnelle\n\n### A\n\n### B\n');
    const without = exportDocument([{ key: 'experience-1', content: '### A' }]);
    expect(renderMarkdown(without)).toBe('# Kwame Mensah\n\n## Professional experience\n\n### A\n');
  });

  it('puts entries under the heading of their group once, whatever stands between them', () => {
    const entry = { role: 'entry', group: 'missions', groupHeading: 'Missions' } as const;
    const body = { role: 'body', group: 'notes', groupHeading: null } as const;
    const text = renderMarkdown(
      exportDocument([
        { key: 'mission-a', content: '### A', ...entry },
        { key: 'note', heading: 'Note', content: 'Between.', ...body },
        { key: 'mission-b', content: '### B', ...entry },
        { key: 'course', content: '### C', ...entry, group: 'courses', groupHeading: null },
      ]),
    );
    expect(text).toBe('# Kwame Mensah\n\n## Missions\n\n### A\n\n## Note\n\nBetween.\n\n### B\n\n### C\n');
  });

  it('puts the name above a document whose header failed', () => {
    expect(renderMarkdown(exportDocument([{ key: 'languages', content: 'French' }]))).toMatch(/^# Kwame Mensah\n/);
  });
});
