import { app, Notification } from 'electron';

/** How Windows knows whose notifications these are: the appId of electron-builder.yml, which its shortcut carries. */
const appUserModelId = 'io.github.dossier.desktop';

interface NotifierOptions {
  readonly iconPath: string;
}

/** Native notifications. Where the system has none, showing one does nothing. */
export const createNotifier = ({ iconPath }: NotifierOptions) => {
  if (process.platform === 'win32') app.setAppUserModelId(appUserModelId);
  // macOS shows the app's icon by itself, and would show this one beside it.
  const icon = process.platform === 'darwin' ? {} : { icon: iconPath };
  // One that nothing refers to is collected, and its click with it.
  const shown = new Set<Notification>();
  return {
    /** Shows a notification and calls back when it is clicked; what it returns takes it away again. */
    show: ({ title, text }: { title: string; text: string }, onClick: () => void): (() => void) => {
      if (!Notification.isSupported()) return () => {};
      const notification = new Notification({ title, body: text, ...icon });
      shown.add(notification);
      notification.on('click', () => {
        shown.delete(notification);
        onClick();
      });
      notification.on('close', () => shown.delete(notification));
      notification.show();
      return () => {
        if (shown.delete(notification)) notification.close();
      };
    },
  };
};
