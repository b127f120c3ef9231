import { isFileSound } from '../storage/check-file.ts';

// Looks the store named by the first argument over and says by its exit code what it found: platform/check-process.ts
// has the other end. Anything else than these two codes means that it could not say.
const [, , path] = process.argv;
if (path === undefined) throw new Error('no file to check');
process.exit(isFileSound(path) ? 0 : 3);
