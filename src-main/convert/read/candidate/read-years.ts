import type { FieldReader } from '../json/field-reader.ts';
import { readLine } from '../json/field-reader.ts';

const names = [
  'yearsOfExperience',
  'yearsExperience',
  'experienceYears',
  'totalYearsOfExperience',
  'totalExperience',
  'yoe',
  'anneesExperience',
  'anneesDExperience',
  'berufsjahre',
];
const words =
  /^(?:over|more than|about|approx\.?|environ|plus de|über|mehr als|más de|\+|>|~)?\s*(\d{1,2}(?:[.,]\d)?)\s*\+?\s*(?:years?|yrs?|ans|années|jahren?|años)?(?:\s.{0,40})?$/iu;
const maxYears = 80;

/** Years of experience as the file states them: 12, "12", "12+ years". Never computed here. */
export const readYears = (reader: FieldReader): number | undefined => {
  const field = reader.take(names);
  if (field === undefined) return undefined;
  const { value, path } = field;
  const text = typeof value === 'number' ? String(value) : readLine(field, 80, reader.log);
  if (text === undefined) return undefined;
  const years = typeof value === 'number' ? value : Number(words.exec(text)?.[1]?.replace(',', '.') ?? Number.NaN);
  if (Number.isFinite(years) && years >= 0 && years <= maxYears) return years;
  if (typeof value === 'number') reader.log.issue(path, `a number of years from 0 to ${maxYears}`, value);
  else reader.log.note('left-out', path, `${path}: '${text}' is not a number of years and was left out.`);
  return undefined;
};
