import type { CompetenceFileInput } from '#shared/kinds/competence-file.ts';
import { competenceFileInputSchema } from '#shared/kinds/competence-file.ts';
import { headingIn } from '#shared/kinds/competence-file-headings.ts';
import type { DocumentKind } from '../document-kind.ts';
import { anonymiseCompetenceFile } from './anonymise.ts';
import { nameOf, titleOf } from './compose/header.ts';
import { composeCompetenceFileSection } from './compose.ts';
import { planCompetenceFile } from './plan.ts';
import { promptForSection } from './prompts.ts';

/** Competence files: a consultant's CV, tailored to a job where one is given (A1, A2). */
export const competenceFile: DocumentKind<CompetenceFileInput> = {
  kind: 'competence-file',
  parseInput: (input) => competenceFileInputSchema.parse(input),
  title: ({ candidate }) => [nameOf(candidate), titleOf({ candidate }) ?? []].flat().join(', '),
  subjectOf: ({ candidate }) => ({ subjectName: nameOf(candidate), role: candidate.title ?? '' }),
  plan: planCompetenceFile,
  prompt: promptForSection,
  compose: composeCompetenceFileSection,
  anonymise: anonymiseCompetenceFile,
  headingIn,
};
