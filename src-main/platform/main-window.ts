import { BrowserWindow, nativeTheme } from 'electron';

interface MainWindowOptions {
  readonly preloadPath: string;
  readonly url: string;
  readonly iconPath: string;
}

/** The paper and ink of the theme, so that the first frame is not a white flash. */
const backgroundColor = (): string => (nativeTheme.shouldUseDarkColors ? '#151412' : '#FAF8F4');

/** Opens the app's window: sandboxed, isolated, without Node, shown when its first frame is ready. */
export const openMainWindow = ({ preloadPath, url, iconPath }: MainWindowOptions): BrowserWindow => {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Dossier',
    icon: iconPath,
    backgroundColor: backgroundColor(),
    webPreferences: {
      preload: preloadPath,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(url);
  return window;
};
