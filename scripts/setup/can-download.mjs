const PROBE_LIMIT_MS = 8_000;

/**
 * Asks, within seconds, whether Electron's release server can be reached, since its installer may hang where it cannot.
 * Behind a proxy only the installer knows the way, so there it is left to try.
 * @param {string} version the pinned version
 * @returns {Promise<string | undefined>} why not, or undefined when the download is worth trying
 */
export async function canDownload(version) {
  const { env } = process;
  if (env.HTTPS_PROXY ?? env.https_proxy ?? env.npm_config_https_proxy ?? env.npm_config_proxy) return undefined;
  const mirror = env.ELECTRON_MIRROR ?? env.npm_config_electron_mirror;
  const base = mirror ?? 'https://github.com/electron/electron/releases/download/';
  const url = mirror ? base : `${base}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`;
  try {
    const response = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_LIMIT_MS) });
    return response.ok || mirror ? undefined : `${new URL(url).host} answers ${response.status}`;
  } catch (error) {
    if (error.name === 'TimeoutError') return `${new URL(url).host} does not answer`;
    return error.cause?.message ?? error.message;
  }
}
