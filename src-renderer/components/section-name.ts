import type { MessageKey, Translate } from '#shared/i18n/translate.ts';
import { competenceFileSections } from '#shared/kinds/competence-file.ts';
import type { SectionView } from '#shared/model/section.ts';

const keyOf = {
  header: 'section.header',
  'professional-summary': 'section.professional-summary',
  'functional-skills': 'section.functional-skills',
  'technical-skills': 'section.technical-skills',
  'areas-of-expertise': 'section.areas-of-expertise',
  education: 'section.education',
  certifications: 'section.certifications',
  languages: 'section.languages',
  'experiences-summary': 'section.experiences-summary',
} as const satisfies Record<(typeof competenceFileSections)[number]['key'], MessageKey>;

/** A section's name in the language of the interface; a name that is not one of the standard ones stays as it is. */
export const sectionName = (t: Translate, section: Pick<SectionView, 'key' | 'title'>): string => {
  const standard = competenceFileSections.find(({ key, title }) => key === section.key && title === section.title);
  if (standard) return t(keyOf[standard.key]);
  const [, n, employer = ''] = /^Experience (\d+)( · .*)?$/s.exec(section.title) ?? [];
  return n === undefined ? section.title : `${t('form.untitled-experience', { n })}${employer}`;
};
