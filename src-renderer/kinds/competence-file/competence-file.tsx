import { IconId } from '@tabler/icons-react';
import { competenceFileViewSchema } from '#shared/kinds/competence-file/competence-file.ts';
import type { WindowKind } from '../kind.ts';
import { JobPanel } from '../people/job-panel.tsx';

export const competenceFile: WindowKind = {
  name: 'competence-file',
  icon: <IconId size={22} stroke={1.5} />,
  purpose: 'kind.competence-file',
  loadNewForm: async () => (await import('./new-form.tsx')).newForm,
  InspectorPanels: ({ view }) => <JobPanel job={competenceFileViewSchema.safeParse(view.view).data?.job} />,
};
