import { foldText } from './fold-text.ts';
import type { DictionarySkill, SkillTerm } from './skill-dictionary.ts';
import { skillDictionary } from './skill-dictionary.ts';

/** A skill of the dictionary where a text names it; `text` is the wording found there, `index` its position. */
export type FoundSkill = { readonly skill: DictionarySkill; readonly text: string; readonly index: number };

type Candidate = { readonly folded: string; readonly term: SkillTerm; readonly skill: DictionarySkill };

const startLength = 2;
const wordCharacter = /[\p{L}\p{N}_]/u;
// Scripts without spaces may follow a Latin name directly ("Pythonの経験"), so only Latin letters prolong one.
const prolongsWord = /[\p{Script=Latin}\p{N}_]/u;
const nameFollows =
  /^(?:$|\s*[,;/|&)\]}•·\n]|[.!?](?:\s|$)|\s*(?:and|or|et|ou|und|oder|y|o|experience|experiences|skills?|knowledge|expertise|proficiency|development|developers?|programming|engineers?|code|services?|apps?|applications?|components?|projects?|scripts?|models?|environments?|applikationen|entwicklung|entwickler|kenntnisse|erfahrung|programmierung)(?![\p{L}\p{N}]))/iu;

/** Terms by their first two characters; those of one character by that. */
const byStart = new Map<string, Candidate[]>();
for (const skill of skillDictionary) {
  for (const term of skill.terms.filter(({ match }) => match !== 'label')) {
    const folded = foldText(term.text);
    const start = folded.slice(0, startLength);
    byStart.set(start, [...(byStart.get(start) ?? []), { folded, term, skill }]);
  }
}
// The longest name wins: "Spring Boot" is not "Spring", "React Native" not "React".
for (const candidates of byStart.values()) candidates.sort((a, b) => b.folded.length - a.folded.length);

const isOfWord = Array.from({ length: 128 }, (_, code) => wordCharacter.test(String.fromCharCode(code)));

/** Whether the character at an index is one of a word. */
const isWordAt = (folded: string, index: number): boolean =>
  isOfWord[folded.charCodeAt(index)] ?? wordCharacter.test(folded.charAt(index));

const endsName = (folded: string, end: number, candidate: Candidate): boolean => {
  const next = folded.charAt(end);
  if (next === '') return true;
  if (prolongsWord.test(next)) return false;
  if (candidate.folded.length === 1 && /[+#&']/.test(next)) return false;
  // "jenkins.io", "aws.amazon.com": an address, not a skill.
  return !(next === '.' && prolongsWord.test(folded.charAt(end + 1)));
};

/** An everyday word counts only in its own spelling and where a name could stand. */
const isWritten = (text: string, index: number, term: SkillTerm): boolean => {
  if (term.match === 'any-case') return true;
  const end = index + term.text.length;
  if (text.slice(index, end) !== term.text) return false;
  return term.match === 'exact-case' || nameFollows.test(text.slice(end, end + 40));
};

/**
 * The skills a text names, each once, in the order of their first mention. Names are matched as whole words, in any case
 * and with or without accents; C, C++ and C# are told apart, and so is "Go" from "go".
 */
export const findSkills = (source: string): FoundSkill[] => {
  const text = source.normalize('NFC');
  const folded = foldText(text);
  const found = new Map<DictionarySkill, FoundSkill>();
  let index = 0;
  const isHit = (candidate: Candidate): boolean =>
    folded.startsWith(candidate.folded, index) &&
    endsName(folded, index + candidate.folded.length, candidate) &&
    isWritten(text, index, candidate.term);
  while (index < folded.length) {
    if (index > 0 && isWordAt(folded, index - 1)) {
      index += 1;
      continue;
    }
    const hit =
      byStart.get(folded.slice(index, index + startLength))?.find(isHit) ??
      byStart.get(folded.charAt(index))?.find(isHit);
    if (hit === undefined) {
      index += 1;
      continue;
    }
    const end = index + hit.folded.length;
    if (!found.has(hit.skill)) found.set(hit.skill, { skill: hit.skill, text: text.slice(index, end), index });
    index = end;
  }
  return [...found.values()];
};
