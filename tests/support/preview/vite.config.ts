import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright';
import type { Plugin } from 'vite';
import { defineConfig } from 'vite';
import { documentViewSchema } from '#shared/model/document.ts';
import { printableHtml } from './printable-html.ts';

/** Any Chromium; Debian's by default. */
const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const root = resolve(import.meta.dirname, '../../..');

/** Prints documents the way the app does, with a browser's own PDF printer. */
const printer = (): Plugin => {
  const browser = chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
  return {
    name: 'printer',
    configurePreviewServer(server) {
      server.middlewares.use('/print', async (request, response) => {
        let body = '';
        for await (const piece of request) body += String(piece);
        const page = await (await browser).newPage();
        await page.setContent(printableHtml(documentViewSchema.parse(JSON.parse(body))));
        response.end(
          await page.pdf({ format: 'A4', margin: { top: '20mm', bottom: '20mm', left: '20mm', right: '20mm' } }),
        );
        await page.close();
      });
    },
  };
};

// The window over a fake main side, for pictures and for trying things without Electron.
// biome-ignore lint/style/noDefaultExport: what vite looks for
export default defineConfig(({ command, isPreview }) => ({
  root: import.meta.dirname,
  publicDir: false,
  resolve: { alias: { '#shared': resolve(root, 'src-shared') } },
  build: {
    outDir: resolve(root, 'dist/preview'),
    emptyOutDir: true,
    target: 'chrome114',
    assetsInlineLimit: 0,
  },
  plugins: command === 'serve' && isPreview ? [printer()] : [react()],
}));
