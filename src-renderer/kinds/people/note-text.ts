import type { MessageKey, Translate } from '#shared/i18n/translate.ts';
import type { ImportNote } from '#shared/model/import.ts';

/** The lists of a file, ours and JSON Resume's, by the names the form gives them. */
const listNames = new Map<string, MessageKey>([
  ['experience', 'form.experience'],
  ['work', 'form.experience'],
  ['education', 'form.education'],
  ['certifications', 'form.certifications'],
  ['certificates', 'form.certifications'],
  ['languages', 'form.languages'],
  ['skills', 'form.skills'],
  ['title', 'form.title'],
]);

/** A place in a file as a person says it: `experience[0].start` is "Experience 1, start". Other places stay as they are. */
const placeText = (t: Translate, path: string): string => {
  const [, list = '', at, field] = /^(\w+)\[(\d+)\](?:\.(\w+))?$/.exec(path) ?? [];
  const name = listNames.get(list);
  if (name === undefined || at === undefined) return path;
  const words = field?.replaceAll(/(?<=[a-z])[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
  return `${t(name)} ${Number(at) + 1}${words === undefined ? '' : `, ${words}`}`;
};

/** What an import's note says, with places named as the form names them. */
export const noteText = (t: Translate, { path, code, message }: ImportNote): string => {
  const name = listNames.get(path);
  if (code === 'missing' && name !== undefined) return t('notes.missing', { what: t(name) });
  return path === '' ? message : message.replace(path, () => placeText(t, path));
};
