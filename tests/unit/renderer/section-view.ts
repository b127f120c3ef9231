import { runIdSchema, sectionIdSchema } from '#shared/model/ids.ts';
import type { SectionView } from '#shared/model/section.ts';

/** A section as a client sees it, with what a test cares about put in. */
export const sectionView = (part: Partial<SectionView> = {}): SectionView => ({
  id: sectionIdSchema.parse('s-1'),
  runId: runIdSchema.parse('r-1'),
  key: 'education',
  order: 5,
  label: { key: 'competence-file.education', params: {} },
  heading: 'Education',
  role: 'body',
  group: 'background',
  hasSource: true,
  content: '',
  data: null,
  marks: {},
  revision: 0,
  origin: null,
  isLocked: false,
  state: { type: 'empty' },
  partial: null,
  paid: null,
  live: null,
  ...part,
});
