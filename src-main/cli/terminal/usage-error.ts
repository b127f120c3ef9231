/** A wrong call: what is wrong with it, for stderr, beside the usage. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
