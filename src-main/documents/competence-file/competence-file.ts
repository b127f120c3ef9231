import type { CompetenceFileInput, CompetenceFileView } from '#shared/kinds/competence-file/competence-file.ts';
import { competenceFileFacts, competenceFileInputSchema } from '#shared/kinds/competence-file/competence-file.ts';
import { headingIn } from '#shared/kinds/competence-file/headings.ts';
import type { CompetenceFileOptions } from '#shared/kinds/competence-file/options.ts';
import { competenceFileOptionsSchema } from '#shared/kinds/competence-file/options.ts';
import { toJson } from '#shared/model/json.ts';
import type { DraftContext, KindDefinition, OpenDocument } from '../document-kind.ts';
import { materialOf } from '../people/material.ts';
import { anonymiseCompetenceFile } from './anonymise.ts';
import type { Brief } from './brief.ts';
import { briefSchema } from './brief.ts';
import { nameOf, titleOf } from './compose/header.ts';
import { composeCompetenceFileSection } from './compose.ts';
import { planCompetenceFile } from './plan.ts';
import { promptForSection } from './prompts.ts';

const nothingMore = { sections: [], steps: [] };

const openCompetenceFile = (
  input: CompetenceFileInput,
  options: CompetenceFileOptions,
  context: DraftContext,
): OpenDocument<Brief> => {
  const { candidate, job } = input;
  const material = materialOf(input, { ...options, today: context.today });
  return {
    describe: () => ({
      title: [nameOf(candidate), titleOf({ candidate }) ?? []].flat().join(', '),
      // As in the source; empty if it names nobody.
      subject: candidate.fullName,
      role: candidate.title ?? '',
      client: job?.company ?? null,
      searchText: '',
      view: toJson({ job: job ?? null } satisfies CompetenceFileView),
    }),
    plan: () => planCompetenceFile(material),
    prompt: ({ brief, comment }) => ({
      type: 'text',
      prompt: promptForSection(brief, material, { ...context, comment }),
    }),
    compose: ({ brief }) => ({ markdown: composeCompetenceFileSection(brief, material), data: null }),
    onStepDone: () => nothingMore,
    extend: () => nothingMore,
    print: ({ markdown }) => markdown,
    anonymise: (wish) =>
      anonymiseCompetenceFile(input, material, wish, (anonymous) => openCompetenceFile(anonymous, options, context)),
  };
};

/** Competence files: a consultant's CV, tailored to a job where one is given (A1, A2). */
export const competenceFile: KindDefinition<CompetenceFileInput, CompetenceFileOptions, Brief> = {
  name: competenceFileFacts.name,
  version: 1,
  input: competenceFileInputSchema,
  options: competenceFileOptionsSchema,
  brief: briefSchema,
  headingIn,
  open: openCompetenceFile,
};
