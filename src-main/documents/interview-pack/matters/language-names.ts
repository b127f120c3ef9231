import type { PackLanguage } from '#shared/kinds/interview-pack/question.ts';

/** A language that people speak, as jobs and CVs name it. */
export interface SpokenLanguage {
  readonly code: string;
  /** What it is called in the languages of the bank, as in "a meeting in German". */
  readonly names: Readonly<Record<PackLanguage, string>>;
  readonly pattern: RegExp;
}

/** Code, English name, French name, and what else it is called, folded. */
const rows = `
en|English|anglais|englisch|ingles|inglese
fr|French|français|franzosisch|frances|francese
de|German|allemand|deutsch|aleman|tedesco
es|Spanish|espagnol|spanisch|espanol|castellano
it|Italian|italien|italienisch|italiano
nl|Dutch|néerlandais|niederlandisch|nederlands|flemish|flamand
pt|Portuguese|portugais|portugiesisch|portugues
pl|Polish|polonais|polnisch|polski
cs|Czech|tchèque|tschechisch
ro|Romanian|roumain|rumanisch
sv|Swedish|suédois|schwedisch
da|Danish|danois|danisch
no|Norwegian|norvégien|norwegisch
fi|Finnish|finnois|finnisch
el|Greek|grec|griechisch
hu|Hungarian|hongrois|ungarisch
tr|Turkish|turc|turkisch
ru|Russian|russe|russisch
uk|Ukrainian|ukrainien|ukrainisch
ar|Arabic|arabe|arabisch
he|Hebrew|hébreu|hebraisch
hi|Hindi|hindi
zh|Chinese|chinois|chinesisch|mandarin|cantonese
ja|Japanese|japonais|japanisch
ko|Korean|coréen|koreanisch
vi|Vietnamese|vietnamien
lb|Luxembourgish|luxembourgeois|luxemburgisch
ca|Catalan|catalan
hr|Croatian|croate|kroatisch
sr|Serbian|serbe|serbisch
`;

const bare = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Languages that the bank knows by name; others are asked about as any requirement is. */
export const spokenLanguages: readonly SpokenLanguage[] = rows
  .trim()
  .split('\n')
  .map((row) => {
    const [code = '', en = '', fr = '', ...others] = row.split('|');
    const all = [en, fr, ...others].map(bare).join('|');
    return { code, names: { en, fr }, pattern: new RegExp(`(?<![\\p{L}])(?:${all})(?:e?s?)(?![\\p{L}])`, 'gu') };
  });
