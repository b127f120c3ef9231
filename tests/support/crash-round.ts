import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Finding } from './crash-finding.ts';
import type { CrashPlace, LifeOptions } from './crash-life.ts';
import { auditPlace, drainPlace, killLife, linesOf, startLife } from './crash-life.ts';
import type { DeathPlan } from './crash-plan.ts';
import { planDeath } from './crash-plan.ts';
import type { ScriptProcess } from './crash-process.ts';
import { between } from './crash-random.ts';
import { auditEnd } from './store-audit-end.ts';

export interface RoundResult {
  readonly kills: number;
  /** Jobs whose enqueue was acknowledged. */
  readonly jobs: number;
  readonly findings: readonly Finding[];
  /** How many died where: at points by name, "moment" for those killed from outside. */
  readonly deaths: ReadonlyMap<string, number>;
}

interface RoundOptions {
  readonly place: CrashPlace;
  readonly kills: number;
  readonly random: () => number;
  /** Old jobs are removed now and then. */
  readonly cleans: boolean;
  /** The ways the first lives end; later ones are left to chance. */
  readonly plans?: readonly DeathPlan[];
  /** How long to wait for a life to come to its point, before it is killed wherever it is. */
  readonly patienceMs?: number;
}

interface Life {
  readonly process: ScriptProcess;
  readonly plan: DeathPlan;
}

const optionsFor = (plan: DeathPlan, seed: number, cleans: boolean): LifeOptions => ({
  seed,
  mode: 'load',
  cleans,
  ...(plan.how === 'point' && { point: plan.point, nth: plan.nth }),
});

/** Waits until the process begins to work, or has died before. */
const untilStarted = async (life: ScriptProcess): Promise<void> => {
  try {
    while ((await life.nextLine()) !== 'started');
  } catch {
    // How it ended is looked at by whoever waits for its end.
  }
};

/** Waits until the life, which has begun to work or was to die before, is over as planned; ends it if it isn't. */
const endAsPlanned = async (
  place: CrashPlace,
  life: ScriptProcess,
  plan: DeathPlan,
  patienceMs: number,
): Promise<void> => {
  if (plan.how === 'point') {
    if (plan.point === 'during-stop') {
      await pause(50);
      life.child.stdin.write('stop\n');
    }
    const isOver = new AbortController();
    // A recovery is over before long, or there was nothing to recover.
    const longestMs = plan.point === 'during-recovery' ? patienceMs / 12 : patienceMs;
    const tooLong = pause(longestMs, undefined, { signal: isOver.signal }).catch(() => {});
    await Promise.race([life.ended, tooLong]);
    isOver.abort();
  } else {
    if (plan.since === 'stop') life.child.stdin.write('stop\n');
    await pause(plan.afterMs);
  }
  // One that has ended already takes no harm.
  await killLife(place, life);
};

/** One data folder and its lives, one after the other. */
class Round {
  readonly findings: Finding[] = [];
  readonly #options: Required<RoundOptions>;
  /** Claims that the last life left open. */
  #running = 0;
  #lives = 0;
  kills = 0;

  constructor(options: Required<RoundOptions>) {
    this.#options = options;
  }

  get #isOver(): boolean {
    return this.kills >= this.#options.kills || this.findings.length > 0;
  }

  #nextPlan(): DeathPlan {
    const { plans, random, cleans } = this.#options;
    return plans[this.#lives++] ?? planDeath(random, { running: this.#running, cleans });
  }

  #begin(isHeir: boolean): Life {
    const { place, random, cleans } = this.#options;
    const plan = this.#nextPlan();
    const options = { ...optionsFor(plan, between(random, 1, 2 ** 30), cleans), isHeir };
    return { plan, process: startLife(place, options) };
  }

  /** All lives but the last one. Now and then a second process waits for the folder while the first is killed. */
  async live(): Promise<void> {
    const { place, random, kills } = this.#options;
    let life = this.#begin(false);
    for (;;) {
      const { plan } = life;
      const diesEarly = plan.how === 'kill' && plan.since === 'start';
      if (!diesEarly) await untilStarted(life.process);
      const hasHeir = plan.how === 'kill' && !diesEarly && random() < 0.4 && this.kills + 1 < kills;
      const next = hasHeir ? this.#begin(true) : null;
      // It says "waiting" as long as the first is there, and "owner" no sooner than that is dead.
      let word = next ? await next.process.nextLine() : '';
      await this.#end(life);
      while (next && word !== 'owner') word = await next.process.nextLine();
      this.audit();
      if (this.#isOver) {
        if (next) await killLife(place, next.process);
        return;
      }
      life = next ?? this.#begin(false);
      if (next) next.process.child.stdin.write('go\n');
    }
  }

  async #end({ process, plan }: Life): Promise<void> {
    await endAsPlanned(this.#options.place, process, plan, this.#options.patienceMs);
    const code = await process.ended;
    if (code === null) this.kills++;
    else if (code !== 0 || process.errors() !== '') {
      this.findings.push({ kind: 'corruptions', what: `the process ended with ${code}`, where: process.errors() });
    }
  }

  /** The last life, which finishes what is left. */
  async finish(): Promise<void> {
    const { place } = this.#options;
    await drainPlace(place);
    this.audit();
    this.findings.push(...auditEnd(join(place.folder, 'dossier.db')));
  }

  audit(): void {
    const seen = auditPlace(this.#options.place);
    this.#running = seen.running;
    this.findings.push(...seen.findings);
  }
}

/** Lives of one data folder: each is killed, the store looked over after each, and the last finishes what is left. */
export const runCrashRound = async (options: RoundOptions): Promise<RoundResult> => {
  const round = new Round({ plans: [], patienceMs: 6_000, ...options });
  const { findings } = round;
  try {
    await round.live();
    if (findings.length === 0) await round.finish();
  } catch (error) {
    findings.push({ kind: 'corruptions', what: 'a process did not do what it should', where: String(error) });
  }
  const lines = linesOf(options.place);
  const deaths = new Map<string, number>();
  for (const line of lines) if (line.type === 'dying') deaths.set(line.point, (deaths.get(line.point) ?? 0) + 1);
  const atPoints = [...deaths.values()].reduce((sum, count) => sum + count, 0);
  deaths.set('moment', round.kills - atPoints);
  const jobs = new Set(lines.flatMap((line) => (line.type === 'ack' ? line.ids : []))).size;
  return { kills: round.kills, jobs, findings, deaths };
};
