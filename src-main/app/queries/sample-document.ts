import type { ExportDocument } from '../../convert/content/export-document.ts';
import type { Convert } from '../../convert/conversions.ts';
import { exportRole } from '../export-section.ts';
import type { AppDeps, SampleSource } from '../ports.ts';
import { getSample } from './get-sample.ts';

const day = '2026-01-15';

/** The sample candidate's competence file as the embedded drafter writes it: what a theme is shown on. Made once. */
export const sampleDocument = (
  deps: AppDeps,
  samples: SampleSource,
  convert: Convert,
): (() => Promise<ExportDocument>) => {
  let made: Promise<ExportDocument> | undefined;
  const make = async (): Promise<ExportDocument> => {
    const { candidate, job } = await getSample(samples, convert)();
    const kind = deps.documentKind('competence-file');
    const input = kind.parseInput({ candidate, job });
    const options = { includeJobContext: true, experiences: 5 };
    const plan = kind.plan(input, options);
    return {
      title: kind.title(input),
      subjectName: candidate.fullName,
      role: candidate.title ?? '',
      client: job.company ?? '',
      language: 'en',
      createdAt: `${day}T09:00:00.000Z`,
      date: day,
      body: {
        type: 'flow',
        sections: plan.map((section) => ({
          key: section.key,
          order: section.order,
          heading: section.heading,
          ...exportRole(section),
          hasSource: section.hasSource,
          content: kind.compose(section, input, { plan, options, today: day }),
        })),
      },
      record: null,
    };
  };
  return () => {
    made ??= make();
    return made;
  };
};
