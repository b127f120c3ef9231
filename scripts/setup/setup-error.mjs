/** A set-up step that cannot go on. Its message tells the user what to do; no stack trace is wanted. */
export class SetupError extends Error {
  name = 'SetupError';
}

/** Runs a script's main function; a SetupError is printed as its message alone and ends the process with 1. */
export async function runScript(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.stderr.write(`${error instanceof SetupError ? error.message : (error.stack ?? error)}\n`);
    process.exitCode = 1;
  }
}
