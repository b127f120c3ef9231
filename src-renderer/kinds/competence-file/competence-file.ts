import type { WindowKind } from '../kind.ts';
import { JobPanel } from '../people/job-panel.tsx';

export const competenceFile: WindowKind = {
  name: 'competence-file',
  loadNewForm: async () => (await import('./new-form.tsx')).newForm,
  InspectorPanels: JobPanel,
};
