import { runElectron } from './setup/run-electron.mjs';
import { runScript } from './setup/setup-error.mjs';
import { setUp } from './setup.mjs';

/** `npm run dossier -- …`: sets up, then runs a terminal command of the app. Stdout carries that command's output alone. */
await runScript(async () => {
  await setUp();
  return runElectron(process.argv.slice(2));
});
