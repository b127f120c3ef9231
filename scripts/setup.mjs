import { buildIsCurrent, ensureBuild } from './setup/build.mjs';
import { ensureSystemPackages, isIncomplete, missingFromSystem } from './setup/debian.mjs';
import { ensureElectronRuntime, findElectronRuntime } from './setup/electron-runtime.mjs';
import { ensurePackages, packagesAreInstalled } from './setup/packages.mjs';
import { say } from './setup/say.mjs';
import { SetupError } from './setup/setup-error.mjs';
import { withSetupLock } from './setup/setup-lock.mjs';

const OLDEST_NODE = [20, 19];

/**
 * Brings a fresh clone to where the app runs: npm packages, Electron, system packages, build. Says one line on stderr for
 * each step it has to do, and one where the older runtime is used; where all is in place it takes a fraction of a second.
 * @param {{ electron?: boolean, build?: boolean }} [wanted] what the caller needs beyond the npm packages; both by default
 * @throws {import('./setup/setup-error.mjs').SetupError} when a step cannot be done, saying what to do
 */
export async function setUp({ electron = true, build = true } = {}) {
  assertNodeVersion();
  if (isReady({ electron, build })) {
    if (electron) sayIfOlder(findElectronRuntime());
    return;
  }
  await withSetupLock(async () => {
    await ensurePackages();
    if (electron) await ensureSystemPackages((await ensureElectronRuntime()).executablePath);
    if (build) await ensureBuild();
  });
}

/** Whoever runs the app should know that it isn't the Electron that users get. */
function sayIfOlder(runtime) {
  if (runtime?.kind !== 'older') return;
  say('on the older runtime, for development and tests (DOSSIER_RETRY_ELECTRON=1 tries the official download again)');
}

function isReady({ electron, build }) {
  if (!packagesAreInstalled()) return false;
  const runtime = electron ? findElectronRuntime() : undefined;
  if (electron && (runtime === undefined || isIncomplete(missingFromSystem(runtime.executablePath)))) return false;
  return !build || buildIsCurrent();
}

function assertNodeVersion() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new SetupError(
    `Dossier needs Node ${OLDEST_NODE.join('.')} or newer to set itself up; this is ${process.version}.`,
  );
}
