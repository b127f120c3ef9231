import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { _electron, errors } from 'playwright';
import { electronCommand } from '../../scripts/setup/electron-command.mjs';

export interface RunningApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataFolder: string;
  /** Quits as a user does. */
  close(): Promise<void>;
  /** Kills the process as a power cut does, or with a gentler signal, and waits until it is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
}

/** A folder for one test's data and exports, removed by the returned function. */
export const temporaryFolder = (): { path: string; remove: () => void } => {
  const path = mkdtempSync(join(tmpdir(), 'dossier-e2e-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
};

/** A start takes a second or two; the older runtime under a virtual display was seen to hang in one of some hundred. */
const launchMs = 60_000;

const launchElectron = async (env: Record<string, string>): Promise<ElectronApplication> => {
  const command = electronCommand({ env });
  const options = { executablePath: command.executablePath, args: command.args, env: command.env, timeout: launchMs };
  try {
    return await _electron.launch(options);
  } catch (error) {
    // Only what hung before the app had a say: whatever else goes wrong would go wrong again, and fails the test.
    if (!(error instanceof errors.TimeoutError)) throw error;
    return _electron.launch(options);
  }
};

/** Starts the real app on a data folder and waits for its window. */
export const launchApp = async (dataFolder: string, env: Record<string, string> = {}): Promise<RunningApp> => {
  const app = await launchElectron({ DOSSIER_DATA_DIR: dataFolder, ...env });
  const page = await app.firstWindow();
  await page.waitForLoadState('domcontentloaded');
  return {
    app,
    page,
    dataFolder,
    close: () => app.close(),
    kill: async (signal = 'SIGKILL') => {
      const child = app.process();
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill(signal);
      await gone;
    },
  };
};
