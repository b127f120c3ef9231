import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SampleSource } from '../app/ports.ts';

/** Reads the samples that come with the app. */
export const createSampleSource = (resourcesFolder: string): SampleSource => ({
  read: async (name) => ({ name, data: await readFile(join(resourcesFolder, 'samples', name), 'utf8') }),
});
