import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createLogger } from '../../../src-main/platform/logger.ts';
import type { LogLevel } from '../../../src-shared/model/settings.ts';
import { testFolder } from '../../support/sqlite-store.ts';

it('shows no stack trace on stderr, where a full disk printed one each second, and keeps it in the log', () => {
  const folder = testFolder();
  const told: string[] = [];
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => told.push(String(text)) > 0);
  onTestFinished(() => write.mockRestore());
  createLogger(folder).error('queue', new Error('the name of "a candidate"'), { job: 'j1' });
  const logged = readFileSync(join(folder, 'logs', 'dossier.log'), 'utf8');
  const shown = told.join('');
  expect(shown).toContain('"job":"j1"');
  expect(shown).not.toMatch(/\bat .*:\d+:\d+/);
  expect(logged).toMatch(/\bat .*logger\.test\.ts:\d+:\d+/);
  expect(logged + shown).not.toContain('a candidate');
  if (process.platform !== 'win32') expect(statSync(join(folder, 'logs')).mode & 0o077).toBe(0);
});

it('writes what the level lets through: that of the settings as it is set, unless the environment names one', () => {
  const folder = testFolder();
  const write = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  onTestFinished(() => write.mockRestore());
  let level: LogLevel = 'warn';
  const logger = createLogger(folder, {});
  logger.info('before settings are read');
  logger.followLevel(() => level);
  logger.info('left out');
  logger.warn('a warning');
  level = 'error';
  logger.warn('left out too');
  logger.error('an error', new Error('said'));
  const named = createLogger(folder, { DOSSIER_LOG_LEVEL: 'error' });
  named.followLevel(() => 'info');
  named.info('left out by the environment');
  const logged = readFileSync(join(folder, 'logs', 'dossier.log'), 'utf8');
  expect(logged).not.toContain('left out');
  for (const kept of ['before settings', 'a warning', 'an error']) expect(logged).toContain(kept);
});
