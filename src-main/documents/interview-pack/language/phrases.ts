import type { Experience } from '#shared/model/candidate.ts';
import type { PartialDate } from '#shared/model/partial-date.ts';
import { monthOf } from '#shared/model/partial-date.ts';
import type { Period } from '../../people/period.ts';
import { plainTextOrNone } from '../../text/source-text.ts';
import { colon } from './fill-slots.ts';
import type { Lexicon } from './lexicon.ts';
import { nameInSentence, quotation, quotedText } from './quotation.ts';

const put = (template: string, name: string, value: string | number): string =>
  template.replace(`{${name}}`, () => String(value));

/** "Mar 2019", "mars 2019", or the year alone. */
export const shortDate = (date: PartialDate, { months }: Lexicon): string => {
  const month = monthOf(date);
  return month === undefined ? date.slice(0, 4) : `${months[month - 1]} ${date.slice(0, 4)}`;
};

/** "March 2019", as it stands in a sentence. */
export const longDate = (date: PartialDate, { longMonths }: Lexicon): string => {
  const month = monthOf(date);
  return month === undefined ? date.slice(0, 4) : `${longMonths[month - 1]} ${date.slice(0, 4)}`;
};

/** "8 months", "3 years": whole years once there are two of them. */
export const duration = (months: number, { oneMonth, manyMonths, oneYear, years }: Lexicon): string => {
  if (months === 1) return oneMonth;
  if (months < 24 && months !== 12) return put(manyMonths, 'count', months);
  const whole = Math.floor(months / 12);
  return whole === 1 ? oneYear : put(years, 'count', whole);
};

/** "Mar 2019 – present"; a label that couldn't be read as a date verbatim; '' where nothing is known. */
export const period = ({ start, end, isCurrent, label }: Period, lexicon: Lexicon): string => {
  const given = plainTextOrNone(label);
  if (given !== undefined) return quotedText(given, 60);
  const [from, to] = [start, end].map((date) => (date === undefined ? '' : shortDate(date, lexicon)));
  if (from && to) return from === to ? from : `${from} – ${to}`;
  if (from) return isCurrent ? `${from} – ${lexicon.present}` : put(lexicon.from, 'date', from);
  return to ? put(lexicon.until, 'date', to) : '';
};

/** Longest name of a company or title in a sentence, in characters. */
const longestName = 80;

const nameOr = (text: string | undefined): string | undefined => {
  const plain = plainTextOrNone(text);
  return plain === undefined ? undefined : quotedText(plain, longestName);
};

/** "at Acme", "in the project “OpenTide”": where somebody worked, as it stands inside a sentence. */
export const placePhrase = ({ company, title, nature }: Experience, lexicon: Lexicon): string => {
  const { place } = lexicon;
  const [employer, role] = [plainTextOrNone(company), plainTextOrNone(title)];
  if (nature === 'project') {
    const name = role ?? employer;
    return name === undefined ? place.unknown : put(place.project, 'name', quotation(name, longestName, lexicon));
  }
  if (employer !== undefined) {
    const template = nature === 'volunteer' ? place.volunteer : place.employer;
    return put(template, 'name', nameInSentence(employer, lexicon));
  }
  return role === undefined ? place.unknown : put(place.role, 'name', quotation(role, longestName, lexicon));
};

/** "Role, Company, Mar 2019 – present": where in the CV something stands. What isn't employment says so. */
export const whereabouts = (experience: Experience, lexicon: Lexicon): string => {
  const { nature } = experience;
  const role = nameOr(experience.title);
  const company = nameOr(experience.company);
  const names = [role, company].filter((name) => name !== undefined);
  const label = nature === 'employment' ? undefined : lexicon[nature];
  const name = names.length === 0 ? lexicon.untitledRole : names.join(', ');
  const when = period(experience, lexicon);
  return [label === undefined ? name : `${label}${colon(lexicon)} ${name}`, when]
    .filter((part) => part !== '')
    .join(', ');
};
