import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { app } from 'electron';
import type { QueueOverview } from '#shared/model/queue-overview.ts';
import { createRouteHandlers } from '../api/route-handlers.ts';
import type { RouteHandlers, Router } from '../api/router.ts';
import { createRouter } from '../api/router.ts';
import type { SettingsStore } from '../app/ports.ts';
import { createDesktop } from '../platform/desktop.ts';
import type { Logger } from '../platform/logger.ts';
import { createSampleSource } from '../platform/sample-source.ts';
import { systemTimers } from '../platform/system-clock.ts';
import type { ClaimScope } from '../queue/claim-scope.ts';
import { resourcesFolder } from './app-folders.ts';
import type { connectModels } from './connect-models.ts';
import type { Conversion } from './conversion.ts';
import type { EngineRoom } from './engine-room.ts';
import type { settingsPolicies } from './settings-policies.ts';
import { takeUpRequests } from './take-up-requests.ts';

interface RoutesParts {
  readonly room: EngineRoom;
  readonly conversion: Conversion;
  readonly models: ReturnType<typeof connectModels>;
  readonly settings: SettingsStore;
  readonly policies: ReturnType<typeof settingsPolicies>;
  readonly overview: (input: { minutes: number }) => QueueOverview;
  readonly lookForServers: () => void;
  /** Where the process works on nothing but what it is asked for. */
  readonly scope?: ClaimScope | undefined;
  readonly window: () => BrowserWindow | null;
  readonly logger: Logger;
  readonly dataFolder: string;
}

/** The door to commands and queries. A change of settings reaches servers and queues at once. */
export const composeRoutes = (parts: RoutesParts): Router => {
  const { room, conversion, models, settings, policies, overview, lookForServers, scope, window, logger, dataFolder } =
    parts;
  const { deps, publisher, live, control, engine } = room;
  const { whenDurable, trouble } = deps.store.database;
  const handlers: RouteHandlers = createRouteHandlers({
    deps,
    live,
    control,
    overview,
    subscribe: (listener) => publisher.subscribe(listener),
    timers: systemTimers,
    exportPorts: conversion.exportPorts,
    bulkFiles: conversion.bulkFiles,
    desktop: createDesktop(window),
    samples: createSampleSource(resourcesFolder),
    settings,
    servers: models.servers,
    tellConnections: () => publisher.tell({ name: 'connections.updated', payload: {} }),
    tellThemes: () =>
      void whenDurable().then(
        () => publisher.tell({ name: 'themes.updated', payload: {} }),
        // The command's own answer says what is wrong.
        () => {},
      ),
    lookForServers,
    onSettings: (payload) => {
      models.refresh();
      engine.configure(policies.refresh());
      publisher.tell({ name: 'settings.updated', payload });
    },
    facts: {
      appVersion: app.getVersion(),
      suggestedExportFolder: join(app.getPath('documents'), 'Dossier'),
      dataFolder,
    },
  });
  const taken = scope === undefined ? handlers : takeUpRequests(handlers, scope);
  return createRouter({
    handlers: taken,
    whenDurable,
    timers: systemTimers,
    onUnexpected: (route, error) => {
      trouble.note(error);
      logger.error('call failed', error, { route });
    },
  });
};
