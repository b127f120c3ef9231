import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import type { CompetenceFileInput } from '#shared/kinds/competence-file/competence-file.ts';
import { competenceFileInputSchema } from '#shared/kinds/competence-file/competence-file.ts';
import { parseMarkdown } from '#shared/markdown/parse-markdown.ts';
import { plainTextOf } from '#shared/markdown/plain-text.ts';
import { serializeMarkdown } from '#shared/markdown/serialize-markdown.ts';
import { formatDate } from '../../../src-main/documents/people/period.ts';
import { plainText } from '../../../src-main/documents/text/source-text.ts';
import { arbitraryInput } from './support/arbitrary-input.ts';
import type { DraftedSection } from './support/drafting.ts';
import { draft, inputOf, sectionOf } from './support/drafting.ts';
import { inventionsIn } from './support/grounding.ts';

const runs = { numRuns: 60 };

/** As any reader of Markdown takes it, HTML and all: not only as this app's own profile does. */
const readAsCommonMark = (content: string): Root => unified().use(remarkParse).parse(content);

const nodesOf = (node: Nodes): Nodes[] => [
  node,
  ...('children' in node ? node.children.flatMap((child: Nodes) => nodesOf(child)) : []),
];

const wordsOf = (drafted: readonly DraftedSection[]): string =>
  drafted.map(({ content }) => plainTextOf(parseMarkdown(content))).join('\n');

const allowedNodes = new Set(['root', 'paragraph', 'text', 'strong', 'emphasis', 'list', 'listItem', 'heading']);

const headingsOf = (content: string): number[] =>
  nodesOf(readAsCommonMark(content)).flatMap((node) => (node.type === 'heading' ? [node.depth] : []));

const plannedHeadings = ({ plan }: DraftedSection): number[] => {
  if (plan.key === 'header') return [1];
  return /^experience-\d+$/u.test(plan.key) ? [3] : [];
};

/** Everything that must come out in the words it came in. */
const factsOf = ({ candidate }: CompetenceFileInput): string[] => [
  candidate.fullName,
  ...candidate.skills.flatMap(({ skills }) => skills),
  ...candidate.experience.flatMap(({ company, title, responsibilities, technologies, label, start, end }) => [
    company ?? '',
    title ?? '',
    label ?? '',
    ...responsibilities,
    ...technologies,
    ...[start, end].map((date) => (date === undefined ? '' : formatDate(date))),
  ]),
  ...candidate.education.flatMap(({ institution, degree, score, courses }) => [
    institution ?? '',
    degree ?? '',
    score ?? '',
    ...courses,
  ]),
  ...candidate.certifications.flatMap(({ name, issuer, date, label }) => [
    name,
    issuer ?? '',
    label ?? '',
    date === undefined ? '' : formatDate(date),
  ]),
  ...candidate.languages.flatMap(({ name, level }) => [name, level ?? '']),
  ...candidate.distinctions.map(({ title }) => title),
];

describe('the embedded drafter (F2), whatever the input', () => {
  it('gives every section of the plan a text, orders 0-8 always (A2)', () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        const drafted = draft(input, { experiences: 'all' });
        expect(drafted.map(({ plan }) => plan.order)).toEqual(drafted.map((_, index) => index));
        expect(drafted.length).toBe(9 + input.candidate.experience.length);
        expect(drafted.filter(({ content }) => content.trim() === '')).toEqual([]);
      }),
      runs,
    );
  });

  it('says that a section is missing exactly where the plan says that it has no source', () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        for (const { plan, content } of draft(input)) {
          const isMissing = /^No [a-z ]+ (?:was|were|could be) (?:given|written|derived)\b/u.test(content);
          if (plan.hasSource) expect(isMissing, `${plan.key}: ${content}`).toBe(false);
        }
      }),
      runs,
    );
  });

  it('invents no word, name or number', () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        expect(inventionsIn(wordsOf(draft(input)), input)).toEqual([]);
      }),
      runs,
    );
  });

  it('loses no employer, date, duty, certificate, skill or language', () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        const text = plainText(wordsOf(draft(input, { experiences: 'all' }))).toLowerCase();
        const lost = factsOf(input).filter((fact) => !text.includes(plainText(fact).toLowerCase()));
        expect(lost).toEqual([]);
      }),
      runs,
    );
  });

  it('lets nothing from the source become markup', () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        for (const section of draft(input, { experiences: 'all' })) {
          const foreign = nodesOf(readAsCommonMark(section.content)).filter(({ type }) => !allowedNodes.has(type));
          expect(foreign, section.content).toEqual([]);
          expect(headingsOf(section.content), section.content).toEqual(plannedHeadings(section));
        }
      }),
      runs,
    );
  });

  it('writes canonical Markdown', () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        for (const { content } of draft(input)) expect(serializeMarkdown(parseMarkdown(content))).toBe(content);
      }),
      runs,
    );
  });

  it('gives the same text for the same input', () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        expect(draft(structuredClone(input))).toEqual(draft(input));
      }),
      { numRuns: 20 },
    );
  });

  it('takes the job out of the file when the run leaves it out (A5)', () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        expect(draft(input, { includeJobContext: false })).toEqual(draft(inputOf(input.candidate)));
      }),
      { numRuns: 20 },
    );
  });

  it('never tells more than 5 sentences in the summary', () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        // Without full stops in the source, every end of a sentence is the drafter's.
        const silent: unknown = JSON.parse(JSON.stringify(input).replace(/[.!?…。]/gu, ''));
        const summary = sectionOf(draft(competenceFileInputSchema.parse(silent)), 'professional-summary');
        expect(summary.match(/\.(?=\s|$)/gu)?.length).toBeLessThanOrEqual(5);
      }),
      runs,
    );
  });
});

describe('hostile texts come out literally', () => {
  const hostile = '*foo* <b> # 1. _x_ |';

  it.each([
    '*foo* <b> # 1. _x_ |',
    '# heading',
    '1. item',
    '- item',
    '> quote',
    '---',
    '![img](http://a.b)',
    '<script>alert(1)</script>',
    '`code`',
    '| a | b |',
    '&amp;',
    '\\',
    '[^1]',
    '~~~',
    'a\n# b',
  ])('in a bullet, a name and a skill: %j', (text) => {
    const input = inputOf({
      fullName: text,
      skills: [{ name: text, skills: [text] }],
      experience: [{ company: text, title: hostile, responsibilities: [text] }],
      certifications: [{ name: text }],
    });
    const drafted = draft(input);
    for (const section of drafted) {
      expect(nodesOf(readAsCommonMark(section.content)).filter(({ type }) => !allowedNodes.has(type))).toEqual([]);
    }
    expect(plainTextOf(parseMarkdown(sectionOf(drafted, 'header')))).toBe(`${plainText(text)}\n\n${hostile}`);
    expect(plainTextOf(parseMarkdown(sectionOf(drafted, 'certifications')))).toBe(plainText(text));
  });
});
