import type { Contact } from '#shared/model/candidate.ts';
import { FieldReader, readEntries, readLine } from '../json/field-reader.ts';
import { isRecord } from '../json/json-value.ts';

type Profile = Contact['profiles'][number];

const emailNames = ['email', 'eMail', 'mail', 'emailAddress', 'courriel', 'correo'];
const phoneNames = ['phone', 'phoneNumber', 'telephone', 'mobile', 'tel', 'cell', 'portable', 'telefon', 'telefono'];
const websiteNames = ['website', 'url', 'web', 'site', 'homepage', 'portfolio'];
const profileNames = ['profiles', 'socialProfiles', 'socials', 'links', 'social'];
const networks = [
  'LinkedIn',
  'GitHub',
  'GitLab',
  'Twitter',
  'Xing',
  'Mastodon',
  'Stack Overflow',
  'Malt',
  'ResearchGate',
];

const isAddress = (text: string): boolean => /^https?:\/\/|^www\.|\.[a-z]{2,}\//i.test(text);

const profileOf = (network: string, text: string): Profile =>
  isAddress(text) ? { network, url: text } : { network, username: text.slice(0, 120) };

const networkOf = (url: string): string =>
  /^(?:https?:\/\/)?(?:www\.)?([^/?#]+)/i.exec(url)?.[1]?.slice(0, 80) ?? 'Web';

const readProfiles = (reader: FieldReader): Profile[] => {
  const field = reader.take(profileNames);
  const { log } = reader;
  if (field === undefined) return [];
  if (isRecord(field.value) && !('network' in field.value) && !('url' in field.value)) {
    return Object.entries(field.value).flatMap(([network, value]) => {
      const text = readLine({ value, path: `${field.path}.${network}` }, 400, log);
      return text === undefined || network.trim() === '' ? [] : [profileOf(network.trim().slice(0, 80), text)];
    });
  }
  return readEntries(field, 'a list of profiles', log).flatMap((entry): Profile[] => {
    if (!isRecord(entry.value)) {
      const text = readLine(entry, 400, log);
      return text === undefined ? [] : [{ network: networkOf(text), url: text }];
    }
    const profile = new FieldReader(entry.value, entry.path, log);
    const url = profile.line(['url', 'link', 'href', 'website'], 400);
    const username = profile.line(['username', 'user', 'handle', 'account'], 120);
    const network = profile.line(['network', 'name', 'type', 'site', 'platform', 'label'], 80);
    profile.reportUnused();
    if (url === undefined && username === undefined) return [];
    return [{ network: network ?? networkOf(url ?? ''), url, username }];
  });
};

const readNamedProfiles = (reader: FieldReader): Profile[] =>
  networks.flatMap((network) => {
    const text = reader.line([network, `${network}Url`, `${network}Profile`], 400);
    return text === undefined ? [] : [profileOf(network, text)];
  });

/** Contact data that stands directly in `reader`'s object: email, phone, website, profiles by list or by name. */
const readFlat = (reader: FieldReader): Contact => ({
  email: reader.line(emailNames, 200),
  phone: reader.line(phoneNames, 80),
  website: reader.line(websiteNames, 400),
  profiles: [...readProfiles(reader), ...readNamedProfiles(reader)],
});

/** Contact data of a candidate, from an object of its own (`contact`) and from the candidate's own fields. */
export const readContact = (reader: FieldReader): Contact => {
  const field = reader.take([
    'contact',
    'contactInfo',
    'contactInformation',
    'contactDetails',
    'contacts',
    'coordonnees',
  ]);
  const own = readFlat(reader);
  if (field === undefined) return own;
  if (typeof field.value === 'string') {
    const text = readLine(field, 400, reader.log);
    const email = /[^\s,;|<>]+@[^\s,;|<>]+/.exec(text ?? '')?.[0];
    const phone = /\+?\d[\d\s().-]{6,}\d/.exec(text ?? '')?.[0];
    return { ...own, email: own.email ?? email?.slice(0, 200), phone: own.phone ?? phone?.slice(0, 80) };
  }
  if (!isRecord(field.value)) {
    reader.log.issue(field.path, 'an object with email, phone, ...', field.value);
    return own;
  }
  const inner = new FieldReader(field.value, field.path, reader.log);
  const contact = readFlat(inner);
  const location = inner.take(['location', 'address', 'city']);
  if (location !== undefined) reader.offer('location', location);
  inner.reportUnused();
  return {
    email: contact.email ?? own.email,
    phone: contact.phone ?? own.phone,
    website: contact.website ?? own.website,
    profiles: [...contact.profiles, ...own.profiles],
  };
};
