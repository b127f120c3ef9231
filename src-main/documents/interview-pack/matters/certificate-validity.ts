import type { Certification } from '#shared/model/candidate.ts';
import type { PartialDate } from '#shared/model/partial-date.ts';
import { endMonth, startMonth } from '../../people/period.ts';

/** For how many months certificates of a family are usually valid, by what their names say. From the issuers' rules of 2026. */
const families: readonly (readonly [RegExp, number])[] = [
  [/\baws certified\b|\bamazon web services\b/iu, 36],
  [/\b(?:cka|ckad|cks|certified kubernetes)\b/iu, 24],
  [/\bmicrosoft certified\b(?!.*fundamentals)|\bazure\b.*\b(?:associate|expert|specialty)\b/iu, 12],
  [/\bgoogle cloud\b.*\bprofessional\b|\bprofessional\b.*\bgoogle cloud\b/iu, 24],
  [/\b(?:pmp|capm|pgmp|pmi-acp|project management professional)\b/iu, 36],
  [/\b(?:cissp|ccsp|cism|cisa|crisc|ceh)\b/iu, 36],
  [/\bitil\b|\bprince2\b/iu, 36],
  [/\b(?:csm|cspo|csp-sm|certified scrum ?master|certified scrum product owner)\b/iu, 24],
  [/\bsafe\b.*\b(?:agilist|scrum master|practitioner|consultant|popm)\b/iu, 12],
  [/\b(?:ccna|ccnp|ccie)\b/iu, 36],
  [/\bcomptia\b/iu, 36],
  [/\b(?:rhce|rhcsa|red hat certified)\b/iu, 36],
  [/\bhashicorp certified\b|\bterraform associate\b/iu, 24],
  [/\bsnowpro\b|\bdatabricks certified\b/iu, 24],
  [/\biso\b.*\blead (?:auditor|implementer)\b/iu, 36],
  [/\b(?:toefl|ielts|toeic)\b/iu, 24],
  [/\b(?:sauveteur secouriste|\bsst\b|first aid)/iu, 24],
];

/** The Linux Foundation's certificates were valid for three years when taken before this month. */
const [longerBefore, longer] = ['2024-04', 36];

const year = '(?:19|20)\\d{2}';
const endSaid = new RegExp(
  `(?:valid(?:e|ity)?|valable|expir\\p{L}*|until|jusqu\\p{L}*|gültig|through|bis)[^0-9]{0,25}(?:(\\d{1,2})[./-])?(${year})(?:-(\\d{2}))?`,
  'iu',
);
const span = new RegExp(`${year}(?:-\\d{2})?\\s?(?:–|—|-|to|à|bis)\\s?(${year})(?:-(\\d{2}))?`, 'u');

/** A month as number; one that the text gives as none, or as no month, is the last of its year. */
const lastMonth = (yearText: string, monthText: string | undefined): number => {
  const month = Number(monthText ?? 12);
  return endMonth(`${yearText}-${String(month >= 1 && month <= 12 ? month : 12).padStart(2, '0')}`);
};

/**
 * Whether a certificate seems to have run out by a day: by the end that its own text gives, else by its date and how
 * long such certificates are usually valid. Where neither is known, it hasn't.
 */
export const hasEnded = ({ name, issuer, date, label }: Certification, today: PartialDate): boolean => {
  const now = startMonth(today);
  const text = `${name} ${label ?? ''}`;
  if (/\bexpired\b|\bexpiré|\babgelaufen\b/iu.test(text)) return true;
  const said = endSaid.exec(text);
  if (said !== null) return lastMonth(said[2] ?? '', said[1] ?? said[3]) <= now;
  const ended = span.exec(text);
  if (ended !== null) return lastMonth(ended[1] ?? '', ended[2]) <= now;
  const months = families.find(([family]) => family.test(`${name} ${issuer ?? ''}`))?.[1];
  if (date === undefined || months === undefined) return false;
  const isLonger = months === 24 && /kubernetes|\bck/iu.test(name) && date < longerBefore;
  // A year without its month may have been its December.
  const taken = date.length === 4 ? endMonth(`${date}-12`) : endMonth(date);
  return taken + (isLonger ? longer : months) <= now;
};
