import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { canDownload } from './can-download.mjs';
import { ensureOlderRuntime, olderRuntime } from './older-runtime.mjs';
import { inProject, projectNode } from './project.mjs';
import { runStep } from './run-step.mjs';
import { say } from './say.mjs';
import { SetupError } from './setup-error.mjs';

const DOWNLOAD_LIMIT_MS = 15 * 60_000;

/**
 * The Electron that development and tests run on.
 * @typedef {{ kind: 'override' | 'official' | 'older', folder: string, executablePath: string }} ElectronRuntime
 */

/**
 * The runtime that is in place, or undefined: what ELECTRON_OVERRIDE_DIST_PATH names, else the pinned Electron, else the
 * older runtime, which DOSSIER_RETRY_ELECTRON=1 passes over so that the download is tried again.
 * @returns {ElectronRuntime | undefined}
 * @throws {SetupError} when ELECTRON_OVERRIDE_DIST_PATH names a folder without Electron
 */
export function findElectronRuntime() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const runtime = runtimeIn('override', resolve(override));
    if (runtime === undefined) throw new SetupError(`ELECTRON_OVERRIDE_DIST_PATH holds no Electron: ${override}`);
    return runtime;
  }
  const official = officialRuntime();
  if (official !== undefined) return official;
  if (process.env.DOSSIER_RETRY_ELECTRON === '1') return undefined;
  return olderRuntime() && runtimeIn('older', olderRuntime());
}

/**
 * Provides a runtime: the official download of the pinned version, or, where that cannot be had, the older one.
 * @returns {Promise<ElectronRuntime>}
 * @throws {SetupError} when neither can be had, saying what to do
 */
export async function ensureElectronRuntime() {
  const present = findElectronRuntime();
  if (present !== undefined) return present;
  const version = pinnedVersion();
  const failure = await download(version);
  const official = officialRuntime();
  if (official !== undefined) return official;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError(
      `Electron ${version} could not be downloaded (${failure}).\n` +
        'Set HTTPS_PROXY or ELECTRON_MIRROR if this network needs one, or unpack the official\n' +
        `electron-v${version}-${process.platform}-${process.arch}.zip somewhere and set ELECTRON_OVERRIDE_DIST_PATH to that folder; then try again.`,
    );
  }
  await ensureOlderRuntime(failure);
  return runtimeIn('older', olderRuntime());
}

/** Downloads the pinned Electron with its own installer. Returns why it could not, or undefined. */
async function download(version) {
  const reason = await canDownload(version);
  if (reason !== undefined) return reason;
  say(`downloading Electron ${version}…`);
  try {
    const installer = inProject('node_modules', 'electron', 'install.js');
    await runStep('the download', projectNode, [installer], { timeout: DOWNLOAD_LIMIT_MS });
    return undefined;
  } catch (error) {
    return error.message.split('\n')[0];
  }
}

function officialRuntime() {
  const folder = inProject('node_modules', 'electron', 'dist');
  try {
    if (readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '') !== pinnedVersion()) return undefined;
  } catch {
    return undefined;
  }
  // The installer writes path.txt last: without it the unpacking was interrupted.
  return existsSync(inProject('node_modules', 'electron', 'path.txt')) ? runtimeIn('official', folder) : undefined;
}

function runtimeIn(kind, folder) {
  const executablePath = join(folder, executableName());
  return existsSync(executablePath) ? { kind, folder, executablePath } : undefined;
}

function executableName() {
  if (process.platform === 'win32') return 'electron.exe';
  return process.platform === 'darwin' ? join('Electron.app', 'Contents', 'MacOS', 'Electron') : 'electron';
}

function pinnedVersion() {
  return JSON.parse(readFileSync(inProject('node_modules', 'electron', 'package.json'), 'utf8')).version;
}
