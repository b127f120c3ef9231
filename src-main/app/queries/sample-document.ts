import { kinds } from '#shared/kinds/registry.ts';
import type { ExportDocument } from '../../convert/export/export-document.ts';
import type { AppDeps, Converter, SampleSource } from '../ports.ts';
import { requireKind } from '../require-kind.ts';
import { getSample } from './get-sample.ts';

const day = '2026-01-15';

/** The sample of the first kind as the embedded drafter writes it: what a theme is shown on. Made once. */
export const sampleDocument = (
  deps: AppDeps,
  samples: SampleSource,
  converter: Converter,
): (() => Promise<ExportDocument>) => {
  let made: Promise<ExportDocument> | undefined;
  const make = async (): Promise<ExportDocument> => {
    const kind = requireKind(deps, kinds[0]?.name ?? '');
    const { input } = await getSample(samples, converter)({ kind: kind.name });
    const document = kind.open(input, {}, { today: day });
    const { title, subject, role, client } = document.describe();
    return {
      title,
      subjectName: subject,
      role,
      client: client ?? '',
      language: 'en',
      createdAt: `${day}T09:00:00.000Z`,
      date: day,
      sections: document.plan().sections.map(({ key, order, heading, role, group, hasSource, brief }) => {
        const content = document.compose({ key, brief, peers: [] });
        return { key, order, heading, role, group, hasSource, content: document.print(content) };
      }),
      record: null,
    };
  };
  return () => {
    made ??= make();
    return made;
  };
};
