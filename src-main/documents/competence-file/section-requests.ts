import type { FixedSectionKey } from '#shared/kinds/competence-file/sections.ts';

/** What is asked of a model for each fixed section, by key. */
export const sectionRequests: Readonly<Record<FixedSectionKey, string>> = {
  header:
    'Write the header: "# " and the full name; then one line with the title and the years of experience, if known; then one line with location and contact data. Parts are separated by " · ".',
  'professional-summary':
    'Write the professional summary: one paragraph of 4 to 5 sentences. Say who this is and for how long, the current or latest role, the strongest matches with the job and where they were shown, one measured result, and qualifications or languages.',
  'functional-skills':
    'Write the functional skills (what the person does, not the tools): a list of lines "- **Group:** skill, skill", those that the job asks for first. Each skill once.',
  'technical-skills':
    'Write the technical skills (tools, technologies, platforms, languages of code): a list of lines "- **Group:** skill, skill", those that the job asks for first. Each skill once, and those that only the experiences name as well.',
  'areas-of-expertise':
    'Write the areas of expertise: a list of 3 to 6 lines "- **Area** — what shows it, where and when", the job\'s areas first. Every area must be shown by at least one experience.',
  education:
    'Write the education: a list, most recent first, each with degree in bold, institution, dates and result. Leave none out.',
  certifications:
    'Write the certifications: a list, most recent first, each with its name in bold, who issued it, and the date. Leave none out.',
  languages: 'Write the languages: a list of lines "- **Language:** level", in the order of the source.',
  'experiences-summary':
    'Write the summary of the professional experience: one sentence on the whole, then a list of all experiences, most recent first, each one line with role and company in bold, and the period. Say "Volunteer:" or "Project:" in front of what was not employment.',
};

/** What is asked for a single experience. */
export const experienceRequest =
  'Write this experience: "### Role, Company" (with "Volunteer:" or "Project:" in front where it was not employment); one line in emphasis with period and place; one or two sentences on the context; then a list of the responsibilities and results, all of them, those that matter most to the job first; last a line "**Technologies:** ...".';
