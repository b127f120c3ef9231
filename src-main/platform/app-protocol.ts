import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, normalize, resolve, sep } from 'node:path';
import { protocol } from 'electron';
import { appOrigin, readAssetUrl } from '#shared/contract/app-address.ts';
import type { ReadPicture } from '../app/ports.ts';
import { assetResponse } from './asset-response.ts';

export const appPage = `${appOrigin}/index.html`;

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.bcmap': 'application/octet-stream',
};

/** Nothing but the app's own files, no inline code, and styles only from them or with this load's nonce. */
const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');

/** Must be called before the app is ready: makes app:// a standard, secure scheme, as https is. */
export const registerAppScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
};

/** A file of the folder that a URL names, or null for anything outside it. */
const fileOf = (folder: string, url: string): string | null => {
  const { host, pathname } = new URL(url);
  if (host !== 'dossier') return null;
  const path = resolve(folder, `.${normalize(`/${decodeURIComponent(pathname)}`)}`);
  return path.startsWith(folder + sep) ? path : null;
};

/** Serves the window's files from `folder` under app://dossier/, the pictures of documents beside them, and nothing else. */
export const serveApp = (folder: string, readPicture: ReadPicture): void => {
  const root = resolve(folder);
  protocol.handle('app', async (request) => {
    const notFound = () => new Response('Not found', { status: 404 });
    if (request.method !== 'GET') return notFound();
    try {
      const asset = readAssetUrl(request.url);
      if (asset !== null) return await assetResponse(asset, readPicture);
      const path = fileOf(root, request.url);
      if (path === null) return notFound();
      const nonce = randomBytes(16).toString('base64');
      const isPage = extname(path) === '.html';
      const bytes = await readFile(path);
      const body = isPage ? bytes.toString('utf8').replaceAll('__CSP_NONCE__', nonce) : new Uint8Array(bytes);
      return new Response(body, {
        headers: {
          'content-type': contentTypes[extname(path)] ?? 'application/octet-stream',
          'content-security-policy': contentSecurityPolicy(nonce),
          'x-content-type-options': 'nosniff',
          'cross-origin-opener-policy': 'same-origin',
          'referrer-policy': 'no-referrer',
        },
      });
    } catch {
      return notFound();
    }
  });
};
