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

/** A section's title in the language of the interface; one that is not a standard one stays as it is. */
export const sectionTitle = (t: Translate, title: string): string => {
  const standard = competenceFileSections.find((section) => section.title === title);
  if (standard) return t(keyOf[standard.key]);
  const [, n, employer = ''] = /^Experience (\d+)( · .*)?$/s.exec(title) ?? [];
  return n === undefined ? title : `${t('form.untitled-experience', { n })}${employer}`;
};

/** A section's name in the language of the interface. A section of another key may have a standard title: it stays. */
export const sectionName = (t: Translate, { key, title }: Pick<SectionView, 'key' | 'title'>): string => {
  const standard = competenceFileSections.find((section) => section.title === title);
  return standard && standard.key !== key ? title : sectionTitle(t, title);
};
