import { app } from 'electron';

const written = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => {
    stream.write('', () => resolve());
  });

/**
 * Ends the process at once, when everything there was to save is saved and nothing is left to close. Electron's own way has the
 * runtime take itself apart first, and one that had used the network has been seen to be busy with that for ever.
 */
export const leave = async (exitCode: number): Promise<void> => {
  await Promise.all([written(process.stdout), written(process.stderr)]);
  leaveNow(exitCode);
};

/** The same without waiting for what was printed. */
export const leaveNow = (exitCode: number): void => {
  const reallyExit: unknown = Reflect.get(process, 'reallyExit');
  if (typeof reallyExit === 'function') reallyExit.call(process, exitCode);
  app.exit(exitCode);
};
