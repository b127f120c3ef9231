import type { CompetenceFileInput } from '#shared/kinds/competence-file.ts';
import type { SectionPlan } from '#shared/model/section.ts';
import { competenceFile } from '../../../../src-main/documents/competence-file/competence-file.ts';
import type { DraftContext } from '../../../../src-main/documents/document-kind.ts';

export const today = '2026-11-22';

export interface DraftedSection {
  readonly plan: SectionPlan;
  readonly content: string;
}

/** Parses raw input as the app does, defaults included. */
export const inputOf = (candidate: object, job?: object): CompetenceFileInput =>
  competenceFile.parseInput(job === undefined ? { candidate } : { candidate, job });

/** Plans and composes a whole file. */
export const draft = (input: CompetenceFileInput, options: Partial<DraftContext['options']> = {}): DraftedSection[] => {
  const full = { includeJobContext: true, experiences: 5, ...options };
  const plan = competenceFile.plan(input, full);
  const context = { plan, options: full, today };
  return plan.map((section) => ({ plan: section, content: competenceFile.compose(section, input, context) }));
};

/** The text of one section of a drafted file. Fails when there is none. */
export const sectionOf = (drafted: readonly DraftedSection[], key: string): string => {
  const section = drafted.find(({ plan }) => plan.key === key);
  if (section === undefined) throw new Error(`no section ${key}`);
  return section.content;
};

/** A whole file as one readable text, for golden files: each section under a line with its order, key and title. */
export const printed = (drafted: readonly DraftedSection[]): string =>
  drafted
    .map(({ plan, content }) => {
      const notes = [
        plan.heading === null ? 'no heading' : `heading: ${plan.heading}`,
        ...(plan.hasSource ? [] : ['no source']),
      ];
      return `§ ${plan.order} ${plan.key} | ${plan.title} | ${notes.join(', ')}\n\n${content}\n`;
    })
    .join('\n');
