import type { Session } from 'electron';
import { app } from 'electron';

/**
 * Denies every page of the app what it has no business with: leaving, opening windows, embedding others, permissions.
 * Electron's security checklist, items 5, 12, 13 and 14; one place, for every window there will ever be.
 */
export const lockDownPages = (isAllowedUrl: (url: string) => boolean): void => {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    const refuse = (event: Electron.Event, url: string) => {
      if (!isAllowedUrl(url)) event.preventDefault();
    };
    contents.on('will-navigate', refuse);
    contents.on('will-redirect', refuse);
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
};

/** No permission is granted to any page; nothing here needs one. */
export const denyPermissions = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
};
