import { IconMessageQuestion } from '@tabler/icons-react';
import { lazy } from 'react';
import { interviewPackViewSchema } from '#shared/kinds/interview-pack/interview-pack.ts';
import type { WindowKind } from '../kind.ts';
import { JobPanel } from '../people/job-panel.tsx';

export const interviewPack: WindowKind = {
  name: 'interview-pack',
  icon: <IconMessageQuestion size={22} stroke={1.5} />,
  purpose: 'kind.interview-pack',
  loadNewForm: async () => (await import('./new-form.tsx')).newForm,
  InspectorPanels: ({ view }) => <JobPanel job={interviewPackViewSchema.safeParse(view.view).data?.job} />,
  desk: {
    label: 'interview.questions',
    View: lazy(async () => ({ default: (await import('./pack-view.tsx')).PackView })),
  },
};
