import { join } from 'node:path';

/** Where the build put its parts, seen from the main bundle in dist/main. */
export const distFolder = join(__dirname, '..');

/** Samples, themes and icons, which are shipped as they are. */
export const resourcesFolder = join(distFolder, '..', 'resources');
