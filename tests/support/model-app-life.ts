import { z } from 'zod';
import { buildCrashBundle } from './crash-bundle.ts';
import type { ScriptProcess } from './crash-process.ts';
import { startScript } from './crash-process.ts';

/** What a process that drafts through a server is told. */
export const modelChildOptionsSchema = z.object({
  folder: z.string(),
  baseUrl: z.string(),
  connection: z.object({ isBackground: z.boolean() }).default({ isBackground: false }),
  speed: z.number().default(1),
  /** After how many pieces of a section's text it says that it streams. */
  saysAfter: z.number().default(1),
});

export interface ModelChildBundle {
  /** Starts the main side in a process of its own on a data folder. */
  start(options: z.input<typeof modelChildOptionsSchema>): ScriptProcess;
  remove(): void;
}

/** Builds model-app-child.ts with everything it needs of the app but the native driver. Takes a second or two. */
export const buildModelChild = async (): Promise<ModelChildBundle> => {
  const { script, remove } = await buildCrashBundle('tests/support/model-app-child.ts');
  return { remove, start: (options) => startScript(script, [JSON.stringify(options)]) };
};
