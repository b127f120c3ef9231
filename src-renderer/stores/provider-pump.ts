import type { EventPayload } from '#shared/contract/events.ts';
import { client } from '../client.ts';
import { refreshConnections, refreshHolds, serverHeld, serverResumed } from './connections-store.ts';
import { errorLogChanged } from './error-log-store.ts';
import { refreshUsage, usageChanged } from './spending-store.ts';

/** What is said to the user when it happens, not only taken into a store. */
export interface ProviderListeners {
  readonly onHeld: (event: EventPayload<'provider.held'>) => void;
  readonly onResumed: (event: EventPayload<'provider.resumed'>) => void;
}

/** Reads everything about models anew, after events were or may have been missed. */
const resync = (): void => {
  void refreshConnections();
  void refreshHolds();
  refreshUsage();
  errorLogChanged();
};

const storeChanged = (event: EventPayload<'store.changed'>, isAfterGap: boolean): void => {
  if (isAfterGap || event.changes.some(({ entity }) => entity === 'usage')) usageChanged();
  if (isAfterGap || event.changes.some(({ entity }) => entity === 'error')) errorLogChanged();
};

/**
 * Feeds the stores of connections, spending and failures from the bridge's events, and tells the main side when the
 * window's network comes and goes.
 * @returns stops it.
 */
export const startProviderPump = (listeners: ProviderListeners): (() => void) => {
  let lastSeq: number | null = null;
  const stopListening = client.on((event) => {
    switch (event.name) {
      case 'store.changed': {
        const isAfterGap = lastSeq !== null && event.payload.fromSeq > lastSeq + 1;
        lastSeq = Math.max(lastSeq ?? 0, event.payload.toSeq);
        return storeChanged(event.payload, isAfterGap);
      }
      case 'connections.updated':
        void refreshHolds();
        return void refreshConnections();
      case 'settings.updated':
        return usageChanged();
      case 'provider.held':
        serverHeld(event.payload);
        // Who takes over, and when, is in the overview.
        void refreshHolds();
        return listeners.onHeld(event.payload);
      case 'provider.resumed':
        serverResumed(event.payload.origin);
        return listeners.onResumed(event.payload);
    }
  });
  const tellNetwork = () => void client.call('network.changed', { isOnline: navigator.onLine });
  const whenShown = () => {
    if (!document.hidden) resync();
  };
  window.addEventListener('online', tellNetwork);
  window.addEventListener('offline', tellNetwork);
  document.addEventListener('visibilitychange', whenShown);
  // A window that opens without a network says so; with one there is nothing to say.
  if (!navigator.onLine) tellNetwork();
  resync();
  return () => {
    stopListening();
    window.removeEventListener('online', tellNetwork);
    window.removeEventListener('offline', tellNetwork);
    document.removeEventListener('visibilitychange', whenShown);
  };
};
