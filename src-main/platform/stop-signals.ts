const stopSignals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/**
 * Hears the signals that ask a process to stop. Call after the app is ready: Chromium installs its own handlers before
 * that, over any of Node's that are there, and a listener added to those would never be called. So the ones that packages
 * added at import are taken off, which makes Node install its handler anew, over Chromium's.
 */
export const onStopSignal = (stop: () => void): void => {
  for (const signal of stopSignals) {
    process.removeAllListeners(signal);
    process.on(signal, stop);
  }
};
