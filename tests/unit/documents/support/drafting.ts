import type { CompetenceFileInput } from '#shared/kinds/competence-file/competence-file.ts';
import { competenceFileInputSchema } from '#shared/kinds/competence-file/competence-file.ts';
import type { CompetenceFileOptions } from '#shared/kinds/competence-file/options.ts';
import { labelText } from '#shared/kinds/label-text.ts';
import type { Prompt } from '#shared/model/prompt.ts';
import type { DocumentKind, OpenDocument, Peer, Plan } from '../../../../src-main/documents/document-kind.ts';
import { findDocumentKind } from '../../../../src-main/documents/registry.ts';

export const today = '2026-11-22';

type PlannedSection = Plan['sections'][number];

export interface DraftedSection {
  readonly plan: PlannedSection;
  readonly content: string;
}

/** The kind as the app finds it. */
export const competenceFileKind = (): DocumentKind => {
  const kind = findDocumentKind('competence-file');
  if (kind === null) throw new Error('no competence files');
  return kind;
};

/** Parses raw input as the app does, defaults included. */
export const inputOf = (candidate: object, job?: object): CompetenceFileInput =>
  competenceFileInputSchema.parse(job === undefined ? { candidate } : { candidate, job });

/** Opens a competence file of this input on the day that all tests have. */
export const opened = (input: CompetenceFileInput, options: Partial<CompetenceFileOptions> = {}): OpenDocument =>
  competenceFileKind().open(input, options, { today });

/** What a section is called in lists, in English. */
export const titleOf = ({ label }: Pick<PlannedSection, 'label'>): string => labelText(label, 'en');

/** The sections of a plan as the others see them before anything is written. */
const emptyPeers = ({ sections }: Plan): Peer[] => sections.map((section) => ({ ...section, markdown: '' }));

/** Plans and composes a whole file. */
export const draft = (input: CompetenceFileInput, options: Partial<CompetenceFileOptions> = {}): DraftedSection[] => {
  const document = opened(input, options);
  const plan = document.plan();
  const peers = emptyPeers(plan);
  return plan.sections.map((section) => ({
    plan: section,
    content: document.compose({ key: section.key, brief: section.brief, peers }).markdown,
  }));
};

/** What a model is asked for each section of a file, by its key. */
export const promptsOf = (
  input: CompetenceFileInput,
  options: Partial<CompetenceFileOptions> = {},
): Record<string, Prompt> => {
  const document = opened(input, options);
  const plan = document.plan();
  const peers = emptyPeers(plan);
  return Object.fromEntries(
    plan.sections.map(({ key, brief }) => {
      const question = document.prompt({ key, brief, peers });
      if (question.type !== 'text') throw new Error(`${key} is asked for as data`);
      return [key, question.prompt];
    }),
  );
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
      return `§ ${plan.order} ${plan.key} | ${titleOf(plan)} | ${notes.join(', ')}\n\n${content}\n`;
    })
    .join('\n');
