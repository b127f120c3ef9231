import type { SectionPlan, SectionRole } from '#shared/model/section.ts';
import type { ExportSection } from '../convert/content/export-document.ts';

const roles: Readonly<Record<SectionPlan['category'], SectionRole>> = {
  identity: 'masthead',
  profile: 'body',
  skills: 'list',
  background: 'body',
  experience: 'body',
};

/** What a section of a category is to exporters: single experiences are the entries of their group. */
export const exportRole = ({
  key,
  category,
}: Pick<SectionPlan, 'key' | 'category'>): Pick<ExportSection, 'role' | 'group' | 'groupHeading'> => {
  const isEntry = /^experience-\d+$/.test(key);
  return {
    role: isEntry ? 'entry' : roles[category],
    group: category,
    groupHeading: isEntry ? 'Professional experience' : null,
  };
};
