import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inProject, projectNode } from './project.mjs';
import { runStep } from './run-step.mjs';
import { say } from './say.mjs';

const SOURCES = [
  'src-main',
  'src-renderer',
  'src-shared',
  'resources',
  'vite.config.ts',
  'tsconfig.base.json',
  'package.json',
  'package-lock.json',
];
const RESULTS = [
  'dist/main/main.cjs',
  'dist/main/preload.cjs',
  'dist/workers/convert-worker.cjs',
  'dist/workers/check-worker.cjs',
  'dist/renderer/index.html',
];
const stamp = inProject('node_modules', '.cache', 'dossier', 'built-from.sha256');

/** True when dist/ was built from the sources as they are. */
export function buildIsCurrent() {
  return (
    RESULTS.every((path) => existsSync(inProject(path))) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === hashOfSources()
  );
}

/** Builds dist/ with Vite where the sources changed. */
export async function ensureBuild() {
  if (buildIsCurrent()) return;
  say('building the app…');
  // Taken before the build: an edit during it must lead to another one.
  const hash = hashOfSources();
  await runStep('the build', projectNode, [
    inProject('node_modules', 'vite', 'bin', 'vite.js'),
    'build',
    '--logLevel=warn',
  ]);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

/** Makes the next `ensureBuild` build, whatever is in dist/: development writes its own files there. */
export function forgetBuild() {
  rmSync(stamp, { force: true });
}

/** Paths, sizes and times of change, not contents: it is asked at every start. */
function hashOfSources() {
  const hash = createHash('sha256');
  for (const source of SOURCES) addToHash(hash, source);
  return hash.digest('hex');
}

function addToHash(hash, path) {
  const stat = statSync(inProject(path), { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (!stat.isDirectory()) {
    hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`);
    return;
  }
  for (const name of readdirSync(inProject(path)).sort()) addToHash(hash, join(path, name));
}
