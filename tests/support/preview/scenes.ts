import type { FakeBridge } from '../fake-bridge.ts';
import type { FakeOptions } from '../fake-options.ts';
import { exportScenes } from './export-scenes.ts';
import { modelScenes } from './model-scenes.ts';
import { packScenes } from './pack-scenes.ts';
import { providerScenes } from './provider-scenes.ts';
import { queueScenes } from './queue-scenes.ts';

export interface Scene {
  readonly options?: Partial<FakeOptions>;
  /** Fills the fake; a location hash to start at comes back. */
  readonly fill?: (bridge: FakeBridge) => string | undefined;
}

const people = [
  'Amélie Rousseau, Data Platform Lead',
  'Kwame Mensah, Cloud Architect',
  'Ingrid Dahl, Business Analyst',
  'Ana Ferreira, Programme Manager for Public Tenders and Large Framework Agreements',
  '李明, 数据工程师',
  'عمر الحسن، مهندس سحابة',
  'Tom O’Brien, Test Lead',
  'Sofía Núñez, Scrum Master',
];
const clients = ['Ville de Lyon', 'Orange Business', 'Canton de Genève', undefined];
const minute = 60_000;

const many = (count: number) => (bridge: FakeBridge) => {
  const made = people.map((title, at) => {
    const failing = at % 7 === 2 ? ['certifications'] : [];
    return bridge.addDrafted(title, clients[at % clients.length], at * 37 * minute + 4 * minute, failing);
  });
  for (let at = people.length; at < count; at += 1) {
    const original = made[at % made.length];
    if (original) bridge.addCopy(original, at * 37 * minute + 4 * minute);
  }
  return undefined;
};

const workspace =
  (failing: readonly string[] = []) =>
  (bridge: FakeBridge) =>
    `#/document/${bridge.addDrafted('Élise Varenne, Lead Cloud Architect', 'Stadtwerke Ellernbach', 4 * minute, failing)}`;

const unreadable = { code: 'data.damaged', message: 'The data is damaged.', action: 'Restore a backup.' } as const;

/** Every state a screen can be in, by name. */
export const scenes: Readonly<Record<string, Scene>> = {
  empty: {},
  library: { fill: many(9) },
  full: { fill: many(200) },
  'ten-thousand': { fill: many(10_000) },
  'library-loading': { options: { silent: ['document.list'] } },
  'library-error': { options: { errors: { 'document.list': unreadable } } },
  'start-error': { options: { errors: { 'app.get-snapshot': unreadable } } },
  new: { fill: () => '#/new' },
  settings: { fill: () => '#/settings' },
  'settings-changed': {
    options: {
      settings: {
        queues: { sections: { concurrency: 5 }, large: { startLimit: { count: 2, windowMs: 90_000 } } },
        retention: { failedDays: 7, keepCompleted: 50, keepFailed: 100 },
      },
    },
    fill: () => '#/settings/queues',
  },
  workspace: { fill: workspace() },
  failed: { fill: workspace(['certifications', 'experience-2']) },
  'workspace-loading': { options: { silent: ['document.get'] }, fill: workspace() },
  'workspace-error': { fill: () => '#/document/gone' },
  'export-error': {
    options: { errors: { 'export.run': { code: 'export.disk-full', message: 'The disk is full.' } } },
    fill: workspace(),
  },
  drafting: { options: { stopsAfter: 130, pieceMs: 8 } },
  live: {},
  'bulk-running': { options: { bulk: { stepMs: 1, stopsAfter: 3 } }, fill: many(9) },
  'bulk-failed': { options: { bulk: { stepMs: 1, failing: ['Ingrid', 'Tom'] } }, fill: many(9) },
  ...exportScenes,
  ...queueScenes,
  ...providerScenes,
  ...modelScenes,
  ...packScenes,
};
