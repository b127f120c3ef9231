import { FieldReader, readLine } from './field-reader.ts';
import { isRecord } from './json-value.ts';

const maxLength = 200;

/**
 * A place as text: "Lyon, Rhône, FR" from an object, or the text itself. Street and postal code stay out: a competence
 * file is for clients, and they are nobody's business there.
 */
export const readLocation = (reader: FieldReader, names: readonly string[]): string | undefined => {
  const field = reader.take(names);
  if (field === undefined) return undefined;
  if (!isRecord(field.value)) return readLine(field, maxLength, reader.log);
  const place = new FieldReader(field.value, field.path, reader.log);
  const parts = [
    place.line(['city', 'town', 'locality', 'addressLocality', 'ville', 'name'], maxLength),
    place.line(['region', 'state', 'province', 'addressRegion'], maxLength),
    place.line(['country', 'countryName', 'pays', 'countryCode', 'addressCountry'], maxLength),
  ].filter((part) => part !== undefined);
  const nested = parts.length === 0 && place.has(['address']) ? readLocation(place, ['address']) : undefined;
  const hidden = place.takeAll(['address', 'street', 'streetAddress', 'postalCode', 'zip', 'postcode']);
  place.ignore(['countryCode', 'type', '@type']);
  place.reportUnused();
  if (hidden.length > 0) {
    const message = 'Street and postal code stay out of the document.';
    reader.log.note('left-out', hidden.length === 1 ? (hidden[0]?.path ?? field.path) : field.path, message);
  }
  const text = [...new Set(parts)].join(', ').slice(0, maxLength);
  return text === '' ? nested : text;
};
