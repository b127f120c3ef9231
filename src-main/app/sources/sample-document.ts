import { kinds } from '#shared/kinds/registry.ts';
import type { ExportDocument } from '../../convert/content/export-document.ts';
import type { Convert } from '../../convert/conversions.ts';
import { requireKind } from '../documents/require-kind.ts';
import type { AppDeps, SampleSource } from '../ports.ts';
import { getSample } from './get-sample.ts';

const day = '2026-01-15';

/** The sample of the first kind as the embedded drafter writes it, on which themes are shown. Made once. */
export const sampleDocument = (
  deps: AppDeps,
  samples: SampleSource,
  convert: Convert,
): (() => Promise<ExportDocument>) => {
  let made: Promise<ExportDocument> | undefined;
  const make = async (): Promise<ExportDocument> => {
    const kind = requireKind(deps, kinds[0]?.name ?? '');
    const { input } = await getSample(samples, convert)({ kind: kind.name });
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
      body: {
        type: 'flow',
        sections: document.plan().sections.map(({ key, order, heading, role, group, hasSource, brief }) => {
          const content = document.print(document.compose({ key, brief, peers: [] }));
          return { key, order, heading, role, group, groupHeading: null, hasSource, content };
        }),
      },
      pictures: [],
      record: null,
    };
  };
  return () => {
    made ??= make();
    return made;
  };
};
