import { app, powerMonitor } from 'electron';

interface Preventable {
  preventDefault(): void;
}

const isPreventable = (event: unknown): event is Preventable =>
  typeof event === 'object' && event !== null && 'preventDefault' in event;

/**
 * Hears that the system shuts down, restarts or logs the user out. Linux and macOS wait a few seconds for those who ask
 * (and must quit by themselves then); Windows only says so to each window, and waits for nobody. A log-out on Linux
 * that isn't a shutdown comes as a signal (stop-signals.ts).
 */
export const onSessionEnd = (stop: () => void): void => {
  // The declared types leave out the event that Electron passes.
  powerMonitor.on('shutdown', (...args: unknown[]) => {
    const [event] = args;
    if (isPreventable(event)) event.preventDefault();
    stop();
  });
  if (process.platform === 'win32') {
    app.on('browser-window-created', (_event, window) => window.on('session-end', stop));
  }
};
