import type { AppError } from '#shared/model/app-error.ts';
import type { ProviderFault } from '../provider-fault.ts';

const checkAddress = 'Check the address, and that the server is running.';

const codesOfAddress: readonly (string | undefined)[] = ['redirect', 'other_origin', 'forbidden_address'];

/** What the user reads when a connection test fails. The window translates it by its code. */
export const connectionProblem = ({ kind, detail }: ProviderFault): AppError => {
  switch (kind) {
    case 'auth':
      return detail.providerCode === 'no_key'
        ? { code: 'provider.no-key', message: 'There is no key for this server.', action: 'Add one.' }
        : { code: 'provider.auth', message: 'The server did not accept the key.', action: 'Check the key.' };
    case 'quota':
      return {
        code: 'provider.quota',
        message: 'The key is right, but its budget is used up.',
        action: 'Add to it with its provider.',
      };
    case 'rate-limited':
      return {
        code: 'provider.rate-limited',
        message: 'The server asked us to slow down.',
        action: 'Test again later.',
      };
    case 'offline':
    case 'cut':
      return { code: 'provider.offline', message: 'The server can’t be reached.', action: checkAddress };
    case 'timeout':
    case 'stalled':
      return { code: 'provider.timeout', message: 'The server did not answer in time.', action: checkAddress };
    case 'invalid':
      if (codesOfAddress.includes(detail.providerCode)) {
        return {
          code: 'provider.address',
          message: 'Dossier may not send anything where this address leads.',
          action: 'Correct the address.',
        };
      }
      return {
        code: 'provider.malformed',
        message: 'At this address there is no server with models.',
        action: 'Check the address: it mostly ends in /v1.',
      };
    case 'malformed':
      return {
        code: 'provider.malformed',
        message: 'At this address there is something else than a server with models.',
        action: 'Check the address: it mostly ends in /v1.',
      };
    default:
      return {
        code: 'provider.failed',
        message: 'The server has a problem of its own.',
        action: 'Test again later.',
      };
  }
};
