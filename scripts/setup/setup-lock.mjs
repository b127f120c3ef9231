import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { inProject } from './project.mjs';
import { say } from './say.mjs';

const LOOK_AGAIN_MS = 250;
const folder = inProject('.runtime');
const file = inProject('.runtime', 'setup.pid');

/** Runs `work` while no other set-up of this folder runs: two at once would install over each other. */
export async function withSetupLock(work) {
  mkdirSync(folder, { recursive: true });
  for (let waited = false; !take(); waited = true) {
    if (!waited) say(`waiting for another set-up of this folder (process ${ownerOf()}; else delete ${file})…`);
    await delay(LOOK_AGAIN_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take() {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isAlive(ownerOf())) rmSync(file, { force: true });
    return false;
  }
}

function ownerOf() {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
}

function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
