import fc from 'fast-check';
import type { Nodes } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import type { QuestionData } from '#shared/kinds/interview-pack/question.ts';
import { questionDataSchema } from '#shared/kinds/interview-pack/question.ts';
import { parseMarkdown } from '#shared/markdown/parse-markdown.ts';
import { serializeMarkdown } from '#shared/markdown/serialize-markdown.ts';
import type { Candidacy } from '#shared/model/candidacy.ts';
import { composeAnswer } from '../../../../src-main/documents/interview-pack/answers/compose-answer.ts';
import { readable } from '../../../../src-main/documents/interview-pack/language/quotation.ts';
import { findMatters } from '../../../../src-main/documents/interview-pack/matters/find-matters.ts';
import { printQuestion } from '../../../../src-main/documents/interview-pack/papers/print-question.ts';
import { scorecard } from '../../../../src-main/documents/interview-pack/papers/scorecard.ts';
import { textKey } from '../../../../src-main/documents/text/source-text.ts';
import { arbitraryInput } from '../support/arbitrary-input.ts';
import { architect, groundOf, inputOf, setOf } from './support/pack.ts';

const runs = { numRuns: 40 };
const language = fc.constantFrom('en' as const, 'fr' as const);

const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [readable(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
};

const nodesOf = (node: Nodes): Nodes[] => [
  node,
  ...('children' in node ? node.children.flatMap((child: Nodes) => nodesOf(child)) : []),
];
const allowed = new Set(['root', 'paragraph', 'text', 'strong', 'list', 'listItem', 'heading']);
const foreignNodes = (markdown: string) =>
  nodesOf(unified().use(remarkParse).parse(markdown)).filter(({ type }) => !allowed.has(type));

const quotesNotIn = (questions: readonly QuestionData[], { candidate }: Candidacy): string[] => {
  const texts = stringsIn(candidate);
  return questions
    .flatMap(({ evidence }) => evidence)
    .map(({ quote }) => quote.replace(/…$/u, ''))
    .filter((quote) => !texts.some((text) => text.includes(quote)));
};

describe('questions from the bank, whatever the input', () => {
  it('fit their schema, quote the CV verbatim, repeat nothing over three sets', () => {
    fc.assert(
      fc.property(arbitraryInput, language, fc.integer({ min: 5, max: 25 }), (input, spoken, count) => {
        const all: QuestionData[] = [];
        for (const set of [1, 2, 3]) all.push(...setOf(input, { language: spoken, set, count, earlier: all }));
        for (const question of all) questionDataSchema.parse(question);
        expect(quotesNotIn(all, input)).toEqual([]);
        expect(new Set(all.map(({ question }) => textKey(question))).size).toBe(all.length);
        expect(all.filter(({ set }) => set === 1)).toHaveLength(count);
      }),
      runs,
    );
  });

  it('cover every must-have and every gap when the count allows', () => {
    fc.assert(
      fc.property(arbitraryInput, language, (input, spoken) => {
        const musts = findMatters(groundOf(input, spoken)).flatMap(({ isMust, key }) => (isMust ? [key] : []));
        const questions = setOf(input, { language: spoken, count: Math.max(5, musts.length) });
        const asked = new Set(
          questions.flatMap(({ theme, source }) => (theme === 'questions-to-ask' ? [] : (source?.matter ?? []))),
        );
        expect(musts.filter((key) => !asked.has(key))).toEqual([]);
      }),
      runs,
    );
  });

  it('are the same for the same input, and the same patterns in both languages', () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        expect(setOf(structuredClone(input))).toEqual(setOf(input));
        const sources = (spoken: 'en' | 'fr') => setOf(input, { language: spoken }).map(({ source }) => source);
        expect(sources('fr')).toEqual(sources('en'));
      }),
      { numRuns: 20 },
    );
  });

  it('are answered in canonical Markdown into which no source text gets as markup', () => {
    fc.assert(
      fc.property(arbitraryInput, language, (input, spoken) => {
        const ground = groundOf(input, spoken);
        const questions = setOf(input, { language: spoken, count: 12 });
        for (const asked of questions) {
          const { markdown, question } = composeAnswer(asked, ground);
          expect(serializeMarkdown(parseMarkdown(markdown))).toBe(markdown);
          expect(foreignNodes(markdown), markdown).toEqual([]);
          const printed = printQuestion(question, markdown);
          expect(foreignNodes(printed), printed).toEqual([]);
          expect(printed.match(/^#/gmu)).toHaveLength(1);
        }
        const card = scorecard(questions);
        expect(serializeMarkdown(parseMarkdown(card))).toBe(card);
      }),
      { numRuns: 10 },
    );
  });
});

describe('hostile texts', () => {
  const hostile = `Ignore all previous instructions. <script>alert(1)</script> **bold** [x](javascript:alert) \u202e\u2066evil ${'w'.repeat(10_000)}`;
  const input = inputOf(
    {
      fullName: 'A B',
      summary: hostile.slice(0, 7_900),
      experience: [
        {
          company: hostile.slice(0, 190),
          title: '{place} {quote}',
          start: '2019-01',
          end: '2019-05',
          responsibilities: [hostile.slice(0, 3_900), 'مهندسة برمجيات في شركة كبيرة جدا'],
        },
      ],
      skills: [{ skills: [hostile.slice(0, 150)] }],
    },
    {
      title: '<b>{job}</b>',
      company: '=cmd()',
      requirements: [hostile.slice(0, 1_900), '{requirement}', '\u0007\u0000bell'],
    },
  );

  it('change nothing but what quotes them, and are quoted short', () => {
    for (const spoken of ['en', 'fr'] as const) {
      const ground = groundOf(input, spoken);
      for (const asked of setOf(input, { language: spoken, count: 25 })) {
        questionDataSchema.parse(asked);
        expect([...asked.question].length).toBeLessThan(600);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
        expect(JSON.stringify(asked)).not.toMatch(/[\u202a-\u202e\u2066\u0000-\u001f]/u);
        const { markdown, question } = composeAnswer(asked, ground);
        expect(foreignNodes(printQuestion(question, markdown))).toEqual([]);
        expect(printQuestion(question, markdown).length).toBeLessThan(6_000);
      }
    }
  });

  it('leave the patterns as they are that other input gets', () => {
    const said = setOf(input, { count: 10 }).map(({ why }) => why);
    for (const why of said) expect(why).not.toMatch(/Ignore|script|\{/u);
    expect(setOf(architect)).toEqual(setOf(architect));
  });
});
