import type { Logger } from '../platform/logger.ts';

/** Without listeners Electron shows a stack trace in a dialog that waits for ever; what is stored is safe either way. */
export const logUncaught = (logger: Logger): void => {
  process.on('uncaughtException', (error) => logger.error('uncaught exception', error));
  process.on('unhandledRejection', (error) => logger.error('unhandled rejection', error));
};
