import type { Education } from '#shared/model/candidate.ts';

const study =
  /(?<!\p{L})(?:university degree|degree in|(?:bachelor|master)[’']?s?(?: degree| of| in|[’']s|,| or)|degree|ph\.?d|doctorate|doctorat|diplôme|diplômé|(?<!scrum[ -])(?:master|mastère|bachelor) (?:en|spécialisé)|licence (?:en|professionnelle)|bac ?\+ ?\d|école d[’']ingénieur|formation (?:supérieure|universitaire)|hochschulabschluss|studium|abgeschlossenes)(?!\p{L})/iu;
const notStudy = /degree of|high degree|360[- ]degree/iu;

/** Whether a line of a job asks for a degree. */
export const asksForStudy = (text: string): boolean => study.test(text) && !notStudy.test(text);

/** Years of higher education by what a degree is called; the first that fits, the highest first. */
const ranks: readonly (readonly [RegExp, number])[] = [
  [/ph\.? ?d|doctor/iu, 8],
  [/master|(?<!\p{L})(?:m\.?sc|mba)(?!\p{L})|ing[ée]nieur|engineer|bac ?\+ ?5|dipl\.|mastère|grande école/iu, 5],
  [/bachelor|licen[cs]e|(?<!\p{L})b\.?(?:sc?|a)\.?(?!\p{L})|bac ?\+ ?[34]/iu, 3],
  [/(?<!\p{L})(?:bts|dut|but|deug|associate)(?!\p{L})|bac ?\+ ?2/iu, 2],
];

const rankIn = (text: string): number | undefined => ranks.find(([name]) => name.test(text))?.[1];

/** The least that a line names: "a bachelor’s or master’s degree" is met by the first. */
const leastIn = (text: string): number | undefined =>
  ranks.reduce<number | undefined>((least, [name, rank]) => (name.test(text) ? rank : least), undefined);

/** Whether a candidate's education answers what a line asks for; a degree whose rank nobody can tell is enough. */
export const hasStudied = (asked: string, education: readonly Education[]): boolean => {
  if (education.length === 0) return false;
  const wanted = leastIn(asked);
  const held = education.map(({ degree, area, institution }) =>
    rankIn(`${degree ?? ''} ${area ?? ''} ${institution ?? ''}`),
  );
  return wanted === undefined || held.some((rank) => rank === undefined || rank >= wanted);
};
