import { app } from 'electron';

const inDevelopment = (name: string): string | undefined => (app.isPackaged ? undefined : process.env[name]);

/** Doors for development and tests, from the environment; a packaged app has none of them. */
export const developmentSwitches = {
  /** A provider that follows this script is put in. */
  scriptPath: inDevelopment('DOSSIER_SCRIPTED_PROVIDER'),
  /** Milliseconds between two words of the embedded drafter. */
  wordDelayMs: inDevelopment('DOSSIER_WORD_DELAY_MS'),
  /** Where Vite serves the window's page. */
  pageUrl: inDevelopment('VITE_DEV_SERVER_URL'),
} as const;
