import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { app } from 'electron';
import type { AppEvent } from '#shared/contract/events.ts';
import { catalogs, chooseLanguage } from '#shared/i18n/languages.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import type { NoticeTarget } from '../app/notices/notification-text.ts';
import { notifyUser } from '../app/notices/notify-user.watch.ts';
import { createNotifier } from '../platform/notifier.ts';
import { systemTimers } from '../platform/system-clock.ts';
import { resourcesFolder } from './app-folders.ts';
import type { Core } from './compose.ts';

/** A place in the window: the location hash that a new window starts at, and the event that takes an open one there. */
interface Place {
  readonly hash: string;
  readonly event: AppEvent;
}

interface NotificationsOptions {
  readonly core: Core;
  readonly window: () => BrowserWindow | null;
  /** Brings the window to the front at that place, opening one if there is none. */
  readonly goTo: (place: Place) => void;
}

const isInFront = (window: BrowserWindow | null): boolean => {
  if (window === null) return false;
  return window.isVisible() && !window.isMinimized() && window.isFocused();
};

/** The hashes are those of the window's own routes (src-renderer/stores/navigation-store.ts). */
const placeOf = (target: NoticeTarget): Place => {
  switch (target.type) {
    case 'document': {
      const { documentId } = target;
      return { hash: `#/document/${documentId}`, event: { name: 'document.requested', payload: { documentId } } };
    }
    case 'library':
      return { hash: '#/', event: { name: 'command.requested', payload: { command: 'library' } } };
    case 'queue':
      return { hash: '#/queue', event: { name: 'command.requested', payload: { command: 'queue' } } };
  }
};

/** Tells of finished work and queues in trouble by native notifications while the window isn't in front (D6). */
export const startNotifications = ({ core, window, goTo }: NotificationsOptions): void => {
  const notifier = createNotifier({ iconPath: join(resourcesFolder, 'icons', 'icon.png') });
  const { hear, forget } = notifyUser({
    timers: systemTimers,
    isInFront: () => isInFront(window()),
    isWanted: () => core.settings.get().notifications,
    translate: () => {
      const language = chooseLanguage(core.settings.get().language, [app.getLocale()]);
      return createTranslator(language, catalogs[language]);
    },
    show: (notice) => notifier.show(notice, () => goTo(placeOf(notice.target))),
  });
  core.publisher.subscribe(hear);
  app.on('browser-window-focus', forget);
  app.on('before-quit', forget);
};
