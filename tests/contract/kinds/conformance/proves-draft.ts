import { describe, expect, it } from 'vitest';
import type { OpenDocument } from '../../../../src-main/documents/document-kind.ts';
import { parseMarkdown } from '../../../../src-shared/markdown/parse-markdown.ts';
import { serializeMarkdown } from '../../../../src-shared/markdown/serialize-markdown.ts';
import { draftWhole } from './draft-whole.ts';
import type { KindCase } from './kind-case.ts';

const canonical = (markdown: string): string => serializeMarkdown(parseMarkdown(markdown));

/** That a kind says what its document is, and that its embedded drafter writes it whole, the same each time, inventing nothing. */
export const provesDraft = ({ kind, input, options, inventionsIn }: KindCase): void => {
  const open = (): OpenDocument => kind.open(input, options, { today: '2026-01-05' });

  describe('its description', () => {
    it('is complete', () => {
      const { title, subject, role, client, searchText, view } = open().describe();
      expect(title.trim()).toBe(title);
      expect(title).not.toBe('');
      expect(subject).not.toBe('');
      expect([role, searchText].map((text) => typeof text)).toEqual(['string', 'string']);
      expect(client === null || client !== '').toBe(true);
      expect(JSON.parse(JSON.stringify(view))).toEqual(view);
    });
  });

  describe('its embedded draft', () => {
    it('is whole: every section has a text or data, those that start by themselves a text', () => {
      const { sections, steps } = draftWhole(open());
      const begun = new Set(steps.flatMap(({ start, section }) => (start === 'now' ? (section ?? []) : [])));
      expect(sections.filter(({ markdown, data }) => markdown === '' && data === null)).toEqual([]);
      expect(sections.filter(({ key, markdown }) => begun.has(key) && markdown.trim() === '')).toEqual([]);
      expect(draftWhole(open(), true).sections.filter(({ markdown }) => markdown.trim() === '')).toEqual([]);
    });

    it('is the same each time', () => {
      expect(draftWhole(open(), true)).toEqual(draftWhole(open(), true));
    });

    it('is canonical Markdown, and so is what exports print', () => {
      const document = open();
      for (const { markdown, data } of draftWhole(document, true).sections) {
        expect(canonical(markdown)).toBe(markdown);
        const printed = document.print({ markdown, data });
        expect(canonical(printed)).toBe(printed);
      }
    });

    it.skipIf(inventionsIn === null)('is grounded in its input', () => {
      for (const section of draftWhole(open(), true).sections)
        expect(inventionsIn?.(section), section.markdown).toEqual([]);
    });

    it('asks a model something of every step', () => {
      const document = open();
      for (const { work } of draftWhole(document, true).done) {
        const { prompt } = document.prompt(work);
        const { instructions, shared, source, request } = prompt;
        expect([instructions, shared + source, request].filter((text) => text.trim() === '')).toEqual([]);
        expect(document.prompt(work).prompt).toEqual(prompt);
      }
    });
  });
};
