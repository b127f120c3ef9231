import type { Json } from '#shared/model/json.ts';
import { markSection } from '../../src-main/app/documents/mark-section.ts';
import { extendDocument } from '../../src-main/app/drafting/extend-document.ts';
import { regenerateSection } from '../../src-main/app/drafting/regenerate-section.ts';
import type { Script } from '../../src-main/providers/scripted/scripted-provider.ts';
import { runOptionsSchema } from '../../src-shared/model/run.ts';
import { settled } from './manual-time.ts';
import { createTestApp, testCandidate } from './test-app.ts';

type AppOptions = Parameters<typeof createTestApp>[0];

/** An interview pack whose first set of five questions is found, none of them answered. */
export const openPack = async (script: Script = {}, options: AppOptions = {}) => {
  const app = createTestApp({ script, policy: { startLimit: null }, ...options });
  app.engine.start();
  const provider = options?.models?.[0]?.model.name ?? 'scripted';
  const { documentId, runId } = app.start({
    kind: 'interview-pack',
    input: { candidate: testCandidate },
    options: runOptionsSchema.parse({ provider, maxRetries: 0, kindOptions: { questions: 5 } }),
  });
  await settled();
  const section = (key: string) => {
    const found = app.document(documentId).sections.find((one) => one.key === key);
    if (found === undefined) throw new Error(`no section ${key}`);
    return found;
  };
  return {
    ...app,
    documentId,
    runId,
    section,
    view: () => app.document(documentId),
    step: (key: string) => app.document(documentId).steps.find((one) => one.key === key),
    cancel: (key: string) => {
      const jobId = app.store.steps.get(documentId, key)?.jobId;
      if (!jobId) throw new Error(`nobody does ${key}`);
      app.control.cancel([jobId]);
    },
    extend: (wish: unknown) => extendDocument(app.deps)({ documentId, wish }),
    regenerate: (key: string, comment?: string) =>
      regenerateSection(app.deps)({ sectionId: section(key).id, ...(comment === undefined ? {} : { comment }) }),
    mark: (key: string, name: string, data: Json) => markSection(app.deps)({ sectionId: section(key).id, name, data }),
    /** Takes the rows of ended jobs away, as the clean-up does once they are old. */
    forgetJobs: () => {
      const { connection } = app.store.database;
      connection.exec("DELETE FROM jobs WHERE state IN ('completed', 'failed', 'cancelled')");
    },
  };
};
