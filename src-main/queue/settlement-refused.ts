/**
 * The store can never take this settlement: an effect contradicts what is stored (its document is gone, say). Trying
 * again is no use. Anything else that `settle` throws may pass.
 */
export class SettlementRefused extends Error {
  override readonly name = 'SettlementRefused';
}
