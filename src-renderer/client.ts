import type { Bridge } from '#shared/contract/bridge.ts';
import { err } from '#shared/model/app-error.ts';

declare global {
  interface Window {
    readonly dossier: Bridge;
  }
}

/**
 * The window's only way out: every call answers with a Result, a failing transport included, so that no caller needs
 * a try of its own. `on` hears every event until the returned function is called.
 */
export const client: Bridge = {
  call: async (name, input) => {
    try {
      return await window.dossier.call(name, input);
    } catch {
      return err({ code: 'internal', message: 'Something unexpected happened. Nothing was lost.' });
    }
  },
  on: (listener) => window.dossier.on(listener),
};
