import { readFileSync, writeFileSync } from 'node:fs';
import { completeLockFile, missingOptionalPackages } from './lock-file.mjs';
import { inProject } from './setup/project.mjs';
import { say } from './setup/say.mjs';
import { runScript } from './setup/setup-error.mjs';

/** `node scripts/complete-lock-file.mjs`: to be run after adding packages from a registry that lacks other platforms' ones. */
await runScript(async () => {
  const path = inProject('package-lock.json');
  const lock = JSON.parse(readFileSync(path, 'utf8'));
  const missing = missingOptionalPackages(lock);
  if (missing.length > 0) writeFileSync(path, `${JSON.stringify(completeLockFile(lock), null, 2)}\n`);
  say(`${missing.length} packages of other platforms added to package-lock.json`);
  return 0;
});
