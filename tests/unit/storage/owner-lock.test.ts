import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { acquireOwnerLock } from '../../../src-main/storage/owner-lock.ts';
import type { ScriptProcess } from '../../support/crash-process.ts';
import { startScript } from '../../support/crash-process.ts';
import { testFolder } from '../../support/sqlite-store.ts';

const script = join(import.meta.dirname, '../../support/crash-owner.ts');

const startCandidate = async (folder: string): Promise<ScriptProcess> => {
  const candidate = startScript(script, [folder]);
  onTestFinished(() => candidate.kill());
  expect(await candidate.nextLine()).toBe('ready');
  return candidate;
};

const tries = (candidate: ScriptProcess): Promise<string> => {
  candidate.child.stdin.write('now\n');
  return candidate.nextLine();
};

const leave = async (candidate: ScriptProcess): Promise<void> => {
  candidate.child.stdin.end();
  expect(await candidate.ended).toBe(0);
};

describe('the owner of a data folder', () => {
  it('is one process: another is refused until the owner lets go', async () => {
    const folder = testFolder();
    const mine = acquireOwnerLock(folder);
    expect(mine).not.toBeNull();
    expect(await tries(await startCandidate(folder))).toBe('refused');
    mine?.release();
    const other = await startCandidate(folder);
    expect(await tries(other)).toBe('owner');
    expect(acquireOwnerLock(folder)).toBeNull();
    await leave(other);
    const again = acquireOwnerLock(folder);
    expect(again).not.toBeNull();
    again?.release();
  });

  it('that was killed leaves no lock behind (F4)', async () => {
    const folder = testFolder();
    const owner = await startCandidate(folder);
    expect(await tries(owner)).toBe('owner');
    expect(acquireOwnerLock(folder)).toBeNull();
    await owner.kill();
    const next = await startCandidate(folder);
    expect(await tries(next)).toBe('owner');
  });

  it('is exactly one of twenty processes that begin at the same time', async () => {
    const folder = testFolder();
    const candidates = await Promise.all(Array.from({ length: 20 }, () => startCandidate(folder)));
    const answers = await Promise.all(candidates.map(tries));
    expect(answers.filter((answer) => answer === 'owner')).toEqual(['owner']);
    expect(answers.filter((answer) => answer === 'refused')).toHaveLength(19);
  });

  it('keeps its lock when it asks for it a second time', async () => {
    const folder = testFolder();
    const mine = acquireOwnerLock(folder);
    expect(acquireOwnerLock(folder)).toBeNull();
    // Closing a file drops every lock that the process has on it, unless someone takes care.
    expect(await tries(await startCandidate(folder))).toBe('refused');
    mine?.release();
  });

  it('owns its folder alone: another folder has an owner of its own', () => {
    const [one, two] = [acquireOwnerLock(testFolder()), acquireOwnerLock(testFolder())];
    expect([one === null, two === null]).toEqual([false, false]);
    one?.release();
    two?.release();
  });
});
