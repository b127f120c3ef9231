import type { Finding } from './crash-finding.ts';
import type { JournalLine } from './crash-journal.ts';

interface Live {
  readonly claimNo: number;
  readonly crashes: number;
}

/** How many claims must have died with the process before a job runs alone. */
const aloneFrom = 2;

/** The lives of one folder, followed line by line: who owned it, and which handlers ran at each moment. */
class Lives {
  readonly findings: Finding[] = [];
  readonly #pids = new Map<string, number>();
  readonly #dead = new Set<string>();
  readonly #claims = new Set<string>();
  #live = new Map<string, Live>();
  #finished = new Set<string>();
  #owner: string | null = null;

  #add(kind: Finding['kind'], what: string, where: string): void {
    this.findings.push({ kind, what, where });
  }

  follow(line: JournalLine): void {
    if ('boot' in line && line.type !== 'owner' && line.boot !== this.#owner) {
      this.#add('doubleRuns', `a process that is no owner wrote "${line.type}"`, line.boot);
    }
    if (line.type === 'owner') this.#own(line.boot, line.pid);
    else if (line.type === 'killing') this.#kill(line.pid);
    else if (line.type === 'dying' || line.type === 'leaving') this.#dead.add(line.boot);
    else if (line.type === 'begin') this.#begin(line.job, line.claimNo, line.crashes);
    else if (line.type === 'end') this.#end(line.job, line.claimNo, line.outcome);
  }

  #own(boot: string, pid: number): void {
    if (this.#owner !== null && !this.#dead.has(this.#owner)) {
      this.#add('doubleRuns', 'two live processes own the folder', `${this.#owner} and ${boot}`);
    }
    this.#owner = boot;
    this.#pids.set(boot, pid);
    // What ran died with its process.
    this.#live = new Map();
    this.#finished = new Set();
  }

  #kill(pid: number): void {
    for (const [boot, ofBoot] of this.#pids) if (ofBoot === pid) this.#dead.add(boot);
  }

  #begin(job: string, claimNo: number, crashes: number): void {
    const claim = `${job} claim ${claimNo}`;
    if (this.#live.has(job)) this.#add('doubleRuns', 'a job that runs was run again', claim);
    if (this.#claims.has(claim)) this.#add('doubleRuns', 'one claim was run twice', claim);
    if (this.#finished.has(job)) this.#add('corruptions', 'finished work was done again in the same life', claim);
    const lone = [...this.#live].find(([, other]) => other.crashes >= aloneFrom);
    if (lone) this.#add('corruptions', `it began beside ${lone[0]}, which had to run alone`, claim);
    if (crashes >= aloneFrom && this.#live.size > 0) {
      this.#add('corruptions', `it had to run alone and began beside ${this.#live.size} others`, claim);
    }
    this.#claims.add(claim);
    this.#live.set(job, { claimNo, crashes });
  }

  #end(job: string, claimNo: number, outcome: string): void {
    if (this.#live.get(job)?.claimNo === claimNo) this.#live.delete(job);
    if (outcome === 'completed') this.#finished.add(job);
  }
}

/**
 * Replays the journal: no two live claims of one job, no two owners, a job that killed the process twice alone, finished
 * work not done again. A process is dead from the line that announces it, since nothing of it can run after the kill.
 */
export const replayLives = (lines: readonly JournalLine[]): Finding[] => {
  const lives = new Lives();
  for (const line of lines) lives.follow(line);
  return lives.findings;
};
