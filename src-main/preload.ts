import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '#shared/contract/bridge.ts';
import { callChannel, eventChannel } from '#shared/contract/bridge.ts';
import type { AppEvent } from '#shared/contract/events.ts';

// Two functions and nothing else: what is called and what is told is checked on the other side.
const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke(callChannel, name, input),
  on: (listener) => {
    const hear = (_event: Electron.IpcRendererEvent, appEvent: AppEvent) => listener(appEvent);
    ipcRenderer.on(eventChannel, hear);
    return () => {
      ipcRenderer.off(eventChannel, hear);
    };
  },
};

contextBridge.exposeInMainWorld('dossier', bridge);
