import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anonymiseCandidacy } from '../../../../src-main/documents/people/anonymise-candidacy.ts';
import { AppFailure } from '../../../../src-shared/model/app-error.ts';
import { anonymousTextOf } from '../../../support/export/anonymous-text.ts';
import { arbitraryInput } from '../support/arbitrary-input.ts';
import { inputOf } from '../support/drafting.ts';

const syllable = fc.constantFrom('ba', 'dro', 'fen', 'kul', 'mir', 'zof', 'tyr', 'vex', 'wub', 'xan');

/** A word that no text holds by accident. */
const nameWord = fc.array(syllable, { minLength: 3, maxLength: 4 }).map((parts) => {
  const word = `q${parts.join('')}`;
  return word.charAt(0).toUpperCase() + word.slice(1);
});

/** Ways in which texts speak of somebody. */
const mention = (first: string, last: string) =>
  fc.constantFrom(
    `${first} ${last}`,
    `${last}, ${first}`,
    `${last.toUpperCase()} ${first}`,
    `${first}'s`,
    `${last}’s team`,
    first,
    last.toUpperCase(),
    `${first.charAt(0)}. ${last}`,
    `**${first}** ${last}`,
    `${first.toLowerCase()}.${last.toLowerCase()}@example.org`,
    `https://example.org/${first.toLowerCase()}${last.toLowerCase()}`,
    `@${first.toLowerCase()}${last.toLowerCase()}`,
  );

describe('anonymous documents of any candidate (F6)', () => {
  it('hold no word of the name, wherever it was put', () => {
    const planted = fc
      .tuple(nameWord, nameWord, fc.boolean())
      .filter(([first, last]) => first !== last)
      .chain(([first, last, hides]) =>
        fc.record({
          first: fc.constant(first),
          last: fc.constant(last),
          hides: fc.constant(hides),
          mentions: fc.array(mention(first, last), { minLength: 8, maxLength: 8 }),
          places: fc.array(fc.constantFrom('Led', 'With', 'and then', '—', 'For'), { minLength: 8, maxLength: 8 }),
        }),
      );
    fc.assert(
      fc.property(planted, ({ first, last, hides, mentions, places }) => {
        const [a, b, c, d, e, f, g, h] = mentions.map((text, nth) => `${places[nth] ?? ''} ${text} did 38 things.`);
        const input = inputOf({
          fullName: `${first} ${last}`,
          title: a,
          summary: `${b} ${c} Known for calm.`,
          contact: {
            email: `${first}@${last}.example`,
            profiles: [{ network: 'X', username: `${first}${last}`.toLowerCase() }],
          },
          skills: [{ name: 'Tools', skills: ['Kafka', mentions[0]] }],
          experience: [
            {
              company: `${last} & Sons`,
              title: d,
              start: '2020',
              responsibilities: [e, 'Kept 12 reports.', f],
              technologies: [mentions[1]],
            },
            { company: 'Aurelia Rail', title: 'Lead', end: '2019', summary: g, responsibilities: [h] },
          ],
          certifications: [{ name: `Award of ${mentions[2]}` }],
          education: [{ institution: `${last} University`, degree: 'MSc' }],
          distinctions: [{ kind: 'award', title: `Prize to ${mentions[3]}`, summary: h }],
          interests: [mentions[4]],
        });
        const text = anonymousTextOf(input, hides ? 'hide' : 'keep').toLowerCase();
        expect(text).not.toContain(first.toLowerCase());
        expect(text).not.toContain(last.toLowerCase());
        expect(text).toContain('kept 12 reports');
        expect(text.includes('aurelia')).toBe(!hides);
      }),
      { numRuns: 25 },
    );
  });

  it('leave texts that speak of nobody as they are', () => {
    fc.assert(
      fc.property(arbitraryInput, nameWord, nameWord, (raw, first, last) => {
        const { candidate } = inputOf(raw.candidate);
        const named = { ...candidate, fullName: `${first} ${last}`, contact: { profiles: [] } };
        const anonymous = anonymiseCandidacy({ candidate: named }, { employers: 'keep' }).candidacy.candidate;
        expect({ ...anonymous, fullName: named.fullName }).toEqual({
          ...named,
          experience: named.experience.map((one) => ({ ...one, url: undefined })),
          certifications: named.certifications.map((one) => ({ ...one, url: undefined })),
        });
      }),
      { numRuns: 25 },
    );
  });

  it('are made of anything at all, or refused in words', () => {
    fc.assert(
      fc.property(arbitraryInput, fc.constantFrom('keep' as const, 'hide' as const), (raw, employers) => {
        try {
          anonymousTextOf(inputOf(raw.candidate, raw.job), employers);
        } catch (error) {
          if (!(error instanceof AppFailure)) throw error;
          expect(error.error.code).toBe('export.not-anonymous');
        }
      }),
      { numRuns: 25 },
    );
  });
});
