import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { needsVirtualDisplay } from './display.mjs';
import { isRoot } from './project.mjs';
import { runStep } from './run-step.mjs';
import { say } from './say.mjs';
import { SetupError } from './setup-error.mjs';

/** What Electron's shared libraries come from; newer releases renamed two packages (64-bit time), so the first known counts. */
const LIBRARIES = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libasound2t64', 'libasound2'],
  ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  ['libnss3'],
  ['libgbm1'],
  ['libxss1'],
  ['libdrm2'],
];

/** Scripts and emoji beyond the app's own fonts; a machine of someone's own has fonts already. */
const FONTS = [['fonts-noto-core'], ['fonts-noto-color-emoji'], ['fonts-droid-fallback']];

/**
 * What the machine lacks to run Electron, empty everywhere but on Linux.
 * @param {string} executablePath Electron's binary
 * @returns {{ libraries: string[], display: boolean, fonts: boolean }} missing shared libraries by file name; whether
 *   Xvfb is missing and needed; whether fonts are to be installed, which only happens where we install packages anyway
 */
export function missingFromSystem(executablePath) {
  if (process.platform !== 'linux') return { libraries: [], display: false, fonts: false };
  return {
    libraries: missingLibraries(executablePath),
    display: needsVirtualDisplay() && !isOnPath('Xvfb'),
    fonts: isRoot && isDebian() && notInstalled(FONTS).length > 0,
  };
}

/** True when something is missing. */
export function isIncomplete({ libraries, display, fonts }) {
  return libraries.length > 0 || display || fonts;
}

/**
 * Installs Debian packages for what is missing, as root; else says which command does.
 * @throws {SetupError} with the exact command, when we may not install or the installation fails
 */
export async function ensureSystemPackages(executablePath) {
  const missing = missingFromSystem(executablePath);
  if (!isIncomplete(missing)) return;
  if (!isDebian()) {
    const names = [...missing.libraries, ...(missing.display ? ['Xvfb (X virtual framebuffer)'] : [])];
    throw new SetupError(`Electron needs these, install them with your system's package manager: ${names.join(', ')}`);
  }
  const wanted = notInstalled([
    ...(missing.libraries.length > 0 ? LIBRARIES : []),
    ...(missing.display ? [['xvfb']] : []),
    ...(missing.fonts ? FONTS : []),
  ]);
  if (wanted.length === 0) {
    throw new SetupError(
      `Electron lacks shared libraries that no package we know of has: ${missing.libraries.join(', ')}`,
    );
  }
  await installPackages('Electron', wanted);
  const left = missingLibraries(executablePath);
  if (left.length > 0) throw new SetupError(`Electron still lacks shared libraries: ${left.join(', ')}`);
}

/**
 * Installs Debian packages, as root; else says which command does.
 * @param {string} what what needs them, for the words
 * @param {string[][]} wanted groups of names of one package in different releases
 * @throws {SetupError} with the exact command, when we may not install or the installation fails
 */
export async function installPackages(what, wanted) {
  if (!isRoot) {
    // Without root the lists of packages may be old, yet they are the best there is to choose the names by.
    throw new SetupError(
      `${what} needs packages that are not installed. Run this once, then try again:\n` +
        `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${wanted.map(knownName).join(' ')}`,
    );
  }
  say(`installing Debian packages for ${what}: ${wanted.map((names) => names.at(-1)).join(' ')}…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runStep('apt-get update', 'apt-get', ['update', '-q'], { env });
  // Another installation may be running, as they do on freshly started machines.
  const install = [
    'install',
    '-y',
    '-q',
    '-o',
    'DPkg::Lock::Timeout=300',
    '--no-install-recommends',
    ...wanted.map(knownName),
  ];
  await runStep('apt-get install', 'apt-get', install, { env });
}

function missingLibraries(executablePath) {
  const output = quietly('ldd', [executablePath]) ?? '';
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
}

/** Those of the groups of which no package is installed. */
function notInstalled(groups) {
  const names = groups.flat();
  // It fails when it does not know one of the names, and still lists the others.
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholders.
  const query = spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Abbrev} ${Package}\\n', ...names], {
    encoding: 'utf8',
  });
  const installed = new Set([...(query.stdout ?? '').matchAll(/^ii +(\S+)/gm)].map((match) => match[1]));
  return groups.filter((group) => !group.some((name) => installed.has(name)));
}

function knownName(names) {
  return names.find((name) => /^Package:/m.test(quietly('apt-cache', ['show', name]) ?? '')) ?? names.at(-1);
}

/** True where packages can be installed with apt. */
export function isDebian() {
  return existsSync('/etc/debian_version') && isOnPath('apt-get');
}

/** True when the program can be started by its name. */
export function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, program)));
}

function quietly(command, args) {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
}
