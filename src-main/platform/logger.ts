import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import log from 'electron-log/node';
import type { LogLevel } from '#shared/model/settings.ts';
import { logLevelSchema } from '#shared/model/settings.ts';

/** Facts about what happened: ids, kinds, durations, counts. Never a document's text, a candidate's data or a key. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;

export interface Logger {
  info(message: string, facts?: LogFacts): void;
  warn(message: string, facts?: LogFacts): void;
  /** Logs an error by its name and stack; its message may quote data and stays out. */
  error(message: string, error: unknown, facts?: LogFacts): void;
  /** From now on the log's level is what this says, asked at each message, unless the environment names one. */
  followLevel(level: () => LogLevel): void;
}

const largestFileBytes = 2 * 1024 * 1024;

/** Where in the code an error came from, without its message: SQLite's and zod's messages quote values. */
const traceOf = (error: unknown): LogFacts => {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return {
    error: error.name,
    code,
    at: frames
      .slice(0, 6)
      .map((line) => line.trim())
      .join(' < '),
  };
};

/** Where in the code it was is for the log; whoever runs a command can do nothing with it. */
const withoutTrace = (line: string): string => line.replace(/,"at":"(?:[^"\\]|\\.)*"/, '');

/**
 * A log file in the data folder, rotated; warnings and errors also go to stderr, so that stdout stays the command's own.
 * The file's level is that of `DOSSIER_LOG_LEVEL`, else the one of the settings once they are read, else `info`.
 */
export const createLogger = (dataFolder: string, environment: NodeJS.ProcessEnv = process.env): Logger => {
  const folder = join(dataFolder, 'logs');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const logger = log.create({ logId: 'dossier' });
  logger.transports.file.resolvePathFn = () => join(folder, 'dossier.log');
  logger.transports.file.maxSize = largestFileBytes;
  logger.transports.file.format = '[{y}-{m}-{d} {h}:{i}:{s}.{ms}] [{level}] {text}';
  logger.transports.console.level = 'warn';
  logger.transports.console.writeFn = ({ message }) => {
    process.stderr.write(`${withoutTrace(message.data.map(String).join(' '))}\n`);
  };
  const named = logLevelSchema.safeParse(environment['DOSSIER_LOG_LEVEL']);
  let level = (): LogLevel => (named.success ? named.data : 'info');
  const atLevel = () => {
    logger.transports.file.level = level();
    return logger;
  };
  const line = (message: string, facts?: LogFacts) => (facts ? `${message} ${JSON.stringify(facts)}` : message);
  return {
    info: (message, facts) => atLevel().info(line(message, facts)),
    warn: (message, facts) => atLevel().warn(line(message, facts)),
    error: (message, error, facts) => atLevel().error(line(message, { ...facts, ...traceOf(error) })),
    followLevel: (set) => {
      if (!named.success) level = set;
    },
  };
};
