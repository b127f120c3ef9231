import type { RouteHandlers } from '../api/router.ts';
import type { ClaimScope } from '../queue/claim-scope.ts';

/**
 * Has a process that works on nothing but what it was asked for take up what commands ask it for: of its own terminal, and of
 * others that reach it meanwhile.
 */
export const takeUpRequests = (handlers: RouteHandlers, scope: ClaimScope): RouteHandlers => ({
  ...handlers,
  'run.start': async (input) => {
    const started = await handlers['run.start'](input);
    scope.add({ runIds: [started.runId], documentIds: [started.documentId] });
    return started;
  },
  'export.start-batch-to-folder': async (input) => {
    const batch = await handlers['export.start-batch-to-folder'](input);
    scope.add({ batchIds: [batch.batchId] });
    return batch;
  },
});
