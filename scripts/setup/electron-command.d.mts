/** How to start the app from the repository; see electron-command.mjs. */
export function electronCommand(options?: { cli?: readonly string[]; env?: NodeJS.ProcessEnv }): {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
};
