import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpenedDocuments } from '../../src-main/app/documents/open-draft.ts';
import { SpendingGuard } from '../../src-main/app/models/spending-guard.ts';
import type { AppDeps, QueueControl } from '../../src-main/app/ports.ts';
import { prepareExport } from '../../src-main/convert/compose/prepare-export.ts';
import { builtInThemes } from '../../src-main/convert/content/built-in-themes.ts';
import { templateWords } from '../../src-main/convert/docx/template/template-text.ts';
import { createAssetFiles } from '../../src-main/platform/asset-files.ts';
import { randomIds } from '../../src-main/platform/random-ids.ts';
import { systemClock, systemTurn } from '../../src-main/platform/system-clock.ts';
import type { QueuePolicy } from '../../src-shared/model/queue-policy.ts';
import { policiesOf } from '../../src-shared/model/queue-policy.ts';
import { settingsSchema } from '../../src-shared/model/settings.ts';
import type { OurQueue } from './our-queue.ts';

const policies = policiesOf({});
const settings = settingsSchema.parse({});

const policyOf = (queue: string): QueuePolicy => {
  const policy = policies.find((one) => one.queue === queue);
  if (!policy) throw new Error(`there is no queue "${queue}"`);
  return policy;
};

/** What the product's commands and queries need, on a queue of the bench. */
export const ourApp = ({ store, engine }: OurQueue): { deps: AppDeps; control: QueueControl } => ({
  deps: {
    store,
    assetFiles: createAssetFiles(join(tmpdir(), 'dossier-bench-assets'), systemClock),
    clock: systemClock,
    builtInThemes,
    prepareExport: (opened, subject) => prepareExport(opened, subject, templateWords),
    ids: randomIds,
    policies: { of: policyOf, all: () => policies },
    isMetered: (origin) => origin !== 'embedded',
    turn: systemTurn,
    documentKind: (name) => {
      throw new Error(`the bench drafts no "${name}"`);
    },
    provider: () => null,
    connection: () => null,
    settings: () => settings,
    opened: new OpenedDocuments(),
    spending: new SpendingGuard(store, systemClock, () => settings.costs),
  },
  control: {
    cancel: (ids) => engine.cancel(ids),
    takeBackCancel: (ids, since) => engine.takeBackCancel(ids, since),
    progressOf: (id) => engine.progressOf(id),
    nextStartAt: (queue, lane, origin) => engine.nextStartAt(queue, lane, origin),
  },
});
