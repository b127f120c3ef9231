import type { MenuItemConstructorOptions } from 'electron';
import { Menu } from 'electron';
import type { EventPayload } from '#shared/contract/events.ts';

type Command = EventPayload<'command.requested'>['command'];

/** The application menu: what every desktop program has, and the app's own commands with their shortcuts. */
export const setAppMenu = (request: (command: Command) => void, isDevelopment: boolean): void => {
  const command = (label: string, name: Command, accelerator: string): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: () => request(name),
  });
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: 'File',
      submenu: [
        command('New document', 'new-document', 'CmdOrCtrl+N'),
        command('Export…', 'export', 'CmdOrCtrl+E'),
        { type: 'separator' },
        process.platform === 'darwin' ? { role: 'close' } : { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        command('Library', 'library', 'CmdOrCtrl+L'),
        command('Queue', 'queue', 'CmdOrCtrl+J'),
        command('Search', 'search', 'CmdOrCtrl+F'),
        command('Commands…', 'palette', 'CmdOrCtrl+K'),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(isDevelopment ? ([{ role: 'reload' }, { role: 'toggleDevTools' }] as const) : []),
      ],
    },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
};
