import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright';
import type { Plugin } from 'vite';
import { createServer, defineConfig } from 'vite';

/** Any Chromium; Debian's by default. */
const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const root = resolve(import.meta.dirname, '../../..');

const alias = { '#shared': resolve(root, 'src-shared') };

/** The app's own printing, with the fonts that only Vite finds. */
const loadPrinting = async (): Promise<typeof import('./real-print.ts')> => {
  const modules = await createServer({
    configFile: false,
    root,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, watch: null },
    resolve: { alias },
  });
  const loaded = await modules.ssrLoadModule('/tests/support/preview/real-print.ts');
  // What a module exports is known to whoever wrote the import, not to the loader.
  return loaded as typeof import('./real-print.ts');
};

/** Prints documents the way the app does, with a browser's own PDF printer. */
const printer = (): Plugin => {
  const browser = chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
  const printing = loadPrinting();
  const print = async (html: string): Promise<Uint8Array> => {
    const page = await (await browser).newPage();
    await page.setContent(html);
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
    await page.close();
    return new Uint8Array(pdf);
  };
  /** Of one design and document, so that the many pictures of one screen are printed once. */
  const known = new Map<string, Promise<Uint8Array>>();
  return {
    name: 'printer',
    configurePreviewServer(server) {
      server.middlewares.use('/print', async (request, response) => {
        let body = '';
        for await (const piece of request) body += String(piece);
        const { view, design } = JSON.parse(body);
        const sections = view.sections.map((it: { content: string }) => it.content);
        const key = JSON.stringify([view.title, sections, design]);
        const { realPrint } = await printing;
        const pdf = known.get(key) ?? realPrint({ view, design }, print);
        known.set(key, pdf);
        response.end(await pdf);
      });
    },
  };
};

// The window over a fake main side, for pictures and for trying things without Electron.
// biome-ignore lint/style/noDefaultExport: what vite looks for
export default defineConfig(({ command, isPreview }) => ({
  root: import.meta.dirname,
  publicDir: false,
  resolve: { alias },
  build: {
    outDir: resolve(root, 'dist/preview'),
    emptyOutDir: true,
    target: 'chrome114',
    assetsInlineLimit: 0,
  },
  plugins: command === 'serve' && isPreview ? [printer()] : [react()],
}));
