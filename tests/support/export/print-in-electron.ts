import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { electronCommand } from '../../../scripts/setup/electron-command.mjs';
import type { ExportSubject } from '../../../src-main/app/ports.ts';

const root = resolve(import.meta.dirname, '../../..');

const buildApp = async (outDir: string): Promise<void> => {
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target: 'node18',
      minify: false,
      lib: {
        entry: join(root, 'tests/support/export/print-app.ts'),
        formats: ['cjs'],
        fileName: () => 'print-app.cjs',
      },
      rolldownOptions: { external: ['electron'], output: { codeSplitting: false } },
    },
  });
  writeFileSync(join(outDir, 'package.json'), '{"name":"dossier-print","version":"0.0.0","main":"print-app.cjs"}');
};

/** Prints documents in a real Electron by the product's own code, one process for all; the PDFs in the order asked for. */
export const printInElectron = async (subjects: readonly ExportSubject[]): Promise<Uint8Array[]> => {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'print-app-'));
  try {
    await buildApp(folder);
    const plan = subjects.map((subject, index) => {
      const { logo } = subject.dressing;
      return { name: String(index), subject, logo: logo && Buffer.from(logo.data).toString('base64') };
    });
    writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan));
    const command = electronCommand();
    const args = command.args.map((arg) => (arg === root ? folder : arg));
    const child = spawn(command.executablePath, args, { env: command.env, stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors = (errors + text).slice(-4_000);
    });
    await new Promise<void>((done, fail) => {
      child.once('error', fail).once('close', (code) => {
        if (code === 0) done();
        else fail(new Error(`the Electron that prints ended with ${code}: ${errors}`));
      });
    });
    return subjects.map((_, index) => new Uint8Array(readFileSync(join(folder, `${index}.pdf`))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
