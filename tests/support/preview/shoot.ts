/**
 * Takes pictures of every screen over the fake bridge and checks each with axe: `node tests/support/preview/shoot.ts
 * <folder> [filter]`, the filter being parts of names, with commas between. Exits 1 when axe finds anything or the page logs an error.
 */
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright';
import { chromium } from 'playwright';
import { build, preview } from 'vite';
import type { Shot } from './shots.ts';
import { shots } from './shots.ts';

/** Any Chromium; Debian's by default. */
const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const configFile = resolve(import.meta.dirname, 'vite.config.ts');
const [folder = '/tmp/dossier-shots', filter = ''] = process.argv.slice(2);
const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

const checkAccessibility = async (page: Page): Promise<string[]> => {
  // Evaluated through the debugger, which the page's own content security policy does not bind.
  await page.evaluate(axe.source);
  const violations: Violation[] = await page.evaluate('axe.run().then((result) => result.violations)');
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map((it) => `    ${it.html.slice(0, 160)} ${it.failureSummary ?? ''}`).join('\n')}`,
  );
};

const shoot = async (
  browser: Browser,
  url: string,
  name: string,
  shot: Shot,
  scheme: string,
  size: (typeof sizes)[number],
) => {
  const page = await browser.newPage({ viewport: size, reducedMotion: 'reduce' });
  page.setDefaultTimeout(8_000);
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`page: ${error.message}`));
  await page.goto(`${url}?scene=${shot.scene}&scheme=${scheme}&language=${shot.language ?? 'en'}`);
  try {
    await shot.prepare(page);
  } catch (error) {
    faults.push(`prepare: ${String(error)}`);
  }
  await page.screenshot({ path: `${folder}/${name}-${scheme}-${size.width}.png` });
  faults.push(...(await checkAccessibility(page)));
  await page.close();
  return faults;
};

process.env['NODE_ENV'] = 'production';
await build({ configFile, logLevel: 'warn' });
const server = await preview({ configFile, preview: { port: 0 } });
const url = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
await mkdir(folder, { recursive: true });
let faultCount = 0;
for (const [name, shot] of Object.entries(shots)) {
  if (!filter.split(',').some((part) => name.includes(part))) continue;
  for (const scheme of ['light', 'dark']) {
    for (const size of sizes) {
      if (shot.onlySmall && size.width > 1280) continue;
      const faults = await shoot(browser, url, name, shot, scheme, size);
      faultCount += faults.length;
      process.stdout.write(`${name} ${scheme} ${size.width}: ${faults.length === 0 ? 'fine' : faults.join('\n  ')}\n`);
    }
  }
}
await browser.close();
await server.close();
process.exit(faultCount === 0 ? 0 : 1);
