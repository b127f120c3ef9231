import { existsSync, readFileSync } from 'node:fs';
import { inProject, projectNode } from './project.mjs';
import { runNpm } from './run-step.mjs';
import { say } from './say.mjs';
import { SetupError } from './setup-error.mjs';

/** True when node_modules holds what package-lock.json asks for, whoever installed it. */
export function packagesAreInstalled() {
  return existsSync(projectNode) && installedMatchesLock();
}

/** Installs the npm packages of package-lock.json where they are missing or others. */
export async function ensurePackages() {
  if (!installedMatchesLock()) {
    say('installing npm packages (about a minute the first time)…');
    await runNpm('npm ci', ['ci', '--include=dev']);
  }
  if (!existsSync(projectNode)) {
    say('installing the Node that the project runs on…');
    await runNpm('npm rebuild node', ['rebuild', 'node', '--no-ignore-scripts']);
  }
  if (!existsSync(projectNode)) {
    throw new SetupError(`The package "node" did not install its binary (${projectNode}). Run: npm rebuild node`);
  }
}

function installedMatchesLock() {
  const installed = readLock(inProject('node_modules', '.package-lock.json'));
  const wanted = readLock(inProject('package-lock.json'));
  if (wanted === undefined) throw new SetupError('package-lock.json is missing or damaged.');
  return installed !== undefined && lockIsSatisfied(wanted, installed);
}

/**
 * Compares two parsed lock files: the repository's, and the one npm leaves in node_modules after each install.
 * Optional packages may be absent, since npm skips those of other platforms.
 */
export function lockIsSatisfied(wanted, installed) {
  return Object.entries(wanted.packages).every(([path, { version, integrity, optional, devOptional, link }]) => {
    if (path === '') return true;
    const present = installed.packages[path];
    if (present === undefined) return optional === true || devOptional === true || link === true;
    return present.version === version && present.integrity === integrity;
  });
}

function readLock(path) {
  try {
    const lock = JSON.parse(readFileSync(path, 'utf8'));
    return typeof lock.packages === 'object' ? lock : undefined;
  } catch {
    return undefined;
  }
}
