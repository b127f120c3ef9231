import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceFile } from '#shared/model/source-file.ts';
import type { SampleSource } from '../app/ports.ts';

/** Reads the samples that come with the app. */
export const createSampleSource = (resourcesFolder: string): SampleSource => ({
  read: async () => {
    const file = async (name: string): Promise<SourceFile> => ({
      name,
      data: await readFile(join(resourcesFolder, 'samples', name), 'utf8'),
    });
    const [candidate, job] = await Promise.all([file('candidate.json'), file('job.json')]);
    return { candidate, job };
  },
});
