import { describe, expect, it } from 'vitest';
import { findDocumentKind } from '../../../src-main/documents/registry.ts';
import { findPatterns } from '../../../src-main/documents/text/find-patterns.ts';
import type { Candidacy } from '../../../src-shared/model/candidacy.ts';
import { candidacySchema } from '../../../src-shared/model/candidacy.ts';
import { countWork } from './support/count-work.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/**
 * A different sentence for each number, some with a skill or the candidate's name. Those of candidates of different sizes
 * differ too: texts that were read before are remembered, and must not be free.
 */
const sentence = (nth: number, size = 0) =>
  `Moved plant ${nth} of site ${size} and line ${nth % 7} to Kubernetes with ${nth % 5 === 0 ? 'Kwame' : 'others'} and cut cost by ${nth % 90}%.`;

/** Candidates that grow in one way each, in roles that hold as much as one may. */
const growing: Readonly<Record<string, (size: number) => object>> = {
  technologies: (size) => ({
    experience: numbers(Math.ceil(size / 100)).map((role) => ({
      company: `Acme ${role}`,
      title: `Fitter ${role} of ${size}`,
      start: '2020-01',
      technologies: numbers(100).map((nth) => `Tool ${role * 100 + nth} of ${size}`),
    })),
  }),
  skills: (size) => ({
    skills: numbers(Math.ceil(size / 100)).map((group) => ({
      name: 'Platforms',
      skills: numbers(100).map((nth) => `Skill ${group * 100 + nth} of note`),
    })),
  }),
  groups: (size) => ({
    skills: numbers(Math.ceil(size / 10)).map((group) => ({
      name: `Group ${group}`,
      skills: numbers(10).map((nth) => `Skill ${group * 10 + nth}`),
    })),
  }),
  bullets: (size) => ({
    experience: numbers(Math.ceil(size / 100)).map((role) => ({
      company: `Acme ${role}`,
      title: 'Fitter',
      start: '2020-01',
      responsibilities: numbers(100).map((nth) => sentence(role * 100 + nth, size)),
    })),
  }),
  employers: (size) => ({
    experience: numbers(Math.ceil(size / 4)).map((nth) => ({
      company: `华${String.fromCodePoint(0x4e00 + nth)}技术有限公司`,
      title: `Fitter ${nth} of ${size}`,
      start: `${1990 + (nth % 30)}-01`,
      end: `${1990 + (nth % 30)}-09`,
      responsibilities: [sentence(nth, size)],
    })),
  }),
  'a name over and over': (size) => ({
    experience: numbers(Math.ceil(size / 100)).map(() => ({
      company: 'Acme',
      title: 'Fitter',
      responsibilities: numbers(4).map((nth) => `${nth} ${size} ${'kwame Kwame '.repeat(200)}`),
    })),
  }),
};

const job = {
  title: 'Fitter',
  requirements: numbers(20).map((nth) => sentence(nth)),
  skills: numbers(20).map((nth) => `Tool ${nth}`),
};

const inputOf = (shape: string, size: number): Candidacy =>
  candidacySchema.parse({ candidate: { fullName: 'Kwame Mensah', ...growing[shape]?.(size) }, job });

/** Everything that is done with a document: planned, asked about, composed, and made anonymous. */
const useDocument = (kindName: string, input: Candidacy): void => {
  const kind = findDocumentKind(kindName);
  const document = kind?.open(input, kindName === 'competence-file' ? { experiences: 'all' } : {}, {
    today: '2026-11-29',
  });
  if (document === undefined) throw new Error(`no kind ${kindName}`);
  document.describe();
  for (const copy of [document, document.anonymise({ employers: 'hide' }).document]) {
    const { sections, steps } = copy.plan();
    const briefs =
      sections.length > 0 ? sections : steps.flatMap(({ key, brief }) => (brief === null ? [] : [{ key, brief }]));
    for (const { key, brief } of briefs) {
      copy.compose({ key, brief, peers: [] });
      copy.prompt({ key, brief, peers: [] });
    }
  }
};

/** How many times as much work four times the input makes: 4 where it is linear, 16 where it is square. */
const growth = (kindName: string, shape: string): number => {
  const [small, large] = [inputOf(shape, 200), inputOf(shape, 800)];
  // What is prepared once for all documents isn't counted.
  useDocument(kindName, inputOf(shape, 100));
  return countWork(() => useDocument(kindName, large)) / countWork(() => useDocument(kindName, small));
};

describe('the work on a document goes with the length of its input', () => {
  const cases = ['competence-file', 'interview-pack'].flatMap((kind) =>
    Object.keys(growing).map((shape) => [kind, shape] as const),
  );

  it.each(cases)('%s: %s', (kind, shape) => {
    expect(growth(kind, shape)).toBeLessThan(6);
  });

  it('sees work that isn’t linear', () => {
    const compareAll = (count: number) =>
      countWork(() => void numbers(count).filter((one) => numbers(count).includes(-one)));
    expect(compareAll(400) / compareAll(100)).toBeGreaterThan(12);
  });
});

describe('findPatterns', () => {
  const found = (patterns: string[], text: string): string[] => {
    const places: string[] = [];
    findPatterns(patterns)(text, (pattern, start) => places.push(`${pattern}@${start}`));
    return places.sort();
  };

  it('finds patterns within, across and after one another', () => {
    expect(found(['he', 'she', 'his', 'hers', ''], 'ushershe')).toEqual(['he@2', 'he@6', 'hers@2', 'she@1', 'she@5']);
    expect(found(['aa', 'a'], 'aaa')).toEqual(['a@0', 'a@1', 'a@2', 'aa@0', 'aa@1']);
  });

  it('finds what a search for each by itself finds', () => {
    const patterns = ['ab', 'bab', 'b', 'abab', 'ba'];
    const text = 'abbababbaabab';
    const one = (pattern: string) =>
      [...text].flatMap((_, start) => (text.startsWith(pattern, start) ? [`${pattern}@${start}`] : []));
    expect(found(patterns, text)).toEqual(patterns.flatMap(one).sort());
  });
});
