import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDisplay } from './setup/display.mjs';
import { electronCommand } from './setup/electron-command.mjs';
import { inProject, projectFolder, projectNode } from './setup/project.mjs';
import { runScript, SetupError } from './setup/setup-error.mjs';
import { setUp } from './setup.mjs';

const BENCHES = ['queue', 'schedule', 'recovery', 'pickup', 'backlog', 'loop', 'long', 'idle', 'export'];
const USAGE = `npm run bench -- ${BENCHES.join('|')} [--json]`;

/** `npm run bench -- NAME [--json]`: builds the bench with the queue as it is, and measures it beside others. See docs/benchmarks.md. */
await runScript(async () => {
  const [name, ...options] = process.argv.slice(2);
  if (!BENCHES.includes(name) || options.some((option) => option !== '--json')) throw new SetupError(USAGE);
  // Only PDFs need Electron.
  const isPrinting = name === 'export';
  await setUp({ electron: isPrinting, build: false });
  const folder = makeFolder();
  const forget = () => rmSync(folder, { recursive: true, force: true });
  try {
    for (const entry of [
      'tests/bench/bench',
      'tests/bench/bench-child',
      'src-main/workers/checkpoint-worker',
      'src-main/workers/convert-worker',
    ]) {
      await build(entry, folder);
    }
    const args = [join(folder, 'bench.cjs'), projectFolder, name, ...options];
    if (!isPrinting) return await run(args);
    await build('tests/bench/export/print-main', folder);
    return await runWithElectron(folder, args);
  } finally {
    forget();
  }
});

/** The bench starts an Electron of its own for PDFs: the build folder is that one's app. */
async function runWithElectron(folder, args) {
  writeFileSync(
    join(folder, 'package.json'),
    `${JSON.stringify({ name: 'dossier-bench', version: '0.0.0', main: 'print-main.cjs' })}\n`,
  );
  const display = await openDisplay();
  try {
    const { executablePath, args: switches } = electronCommand({ env: display.env });
    const electron = { executablePath, args: switches.filter((one) => one.startsWith('-')) };
    return await run(args, { ...display.env, DOSSIER_ELECTRON: JSON.stringify(electron) });
  } finally {
    display.stop();
  }
}

/** Among the packages, so that the bundle finds the native driver and the peers. */
function makeFolder() {
  const parent = inProject('node_modules', '.cache');
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, 'bench-build-'));
}

/** One file of the bench or the product, with the product's code as the product builds it; the peers stay as they were installed. */
async function build(entry, folder) {
  const { build: viteBuild } = await import('vite');
  await viteBuild({
    root: projectFolder,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      lib: { entry: inProject(`${entry}.ts`), formats: ['cjs'] },
      rolldownOptions: {
        external: ['electron', 'better-sqlite3', 'plainjob', 'liteque', /^node:/],
        output: { codeSplitting: false, entryFileNames: `${entry.split('/').at(-1)}.cjs` },
      },
    },
  });
}

function run(args, env = {}) {
  const child = spawn(projectNode, ['--expose-gc', ...args], { stdio: 'inherit', env: { ...process.env, ...env } });
  const stop = (signal) => child.kill(signal);
  process.on('SIGTERM', stop).on('SIGINT', () => {});
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve(code ?? 1));
  });
}
