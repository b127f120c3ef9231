import { acquireOwnerLock } from '../../src-main/storage/owner-lock.ts';

// A process that wants to own a data folder: says "ready", tries when it is told to, says how it went, and stays until it
// is killed or its input ends.
const [folder = ''] = process.argv.slice(2);

process.stdout.write('ready\n');
process.stdin.once('data', () => {
  const lock = acquireOwnerLock(folder);
  process.stdout.write(lock ? 'owner\n' : 'refused\n');
  process.stdin.once('end', () => lock?.release()).resume();
});
