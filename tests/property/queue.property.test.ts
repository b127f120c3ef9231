import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { checkInvariants } from './queue/invariants.ts';
import { runToEnd } from './queue/run-to-end.ts';
import type { Step } from './queue/steps.ts';
import { stepsArbitrary } from './queue/steps.ts';
import { takeStep } from './queue/take-step.ts';
import { World } from './queue/world.ts';

const asked = process.env['DOSSIER_PROPERTY_RUNS'];
const numRuns = (byDefault: number): number => (asked === undefined ? byDefault : Number(asked));

/** Room for a long run: half a second for each, on a machine that has other things to do. */
const timeout = 60_000 + (asked === undefined ? 0 : Number(asked) * 500);

const live = async (world: World, steps: readonly Step[]): Promise<void> => {
  try {
    for (const step of steps) {
      await takeStep(world, step);
      checkInvariants(world);
    }
    await runToEnd(world);
    checkInvariants(world);
  } finally {
    world.lives.close();
  }
};

describe('the queue, whatever happens (F4)', () => {
  it('loses, doubles and miscounts nothing, keeps its limits and its order, and comes to an end, in memory', {
    timeout,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(stepsArbitrary, fc.boolean(), (steps, isClockRestless) =>
        live(new World(':memory:', isClockRestless), steps),
      ),
      { numRuns: numRuns(150) },
    );
  });

  it('does the same in a file, which every life of the process opens anew', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(stepsArbitrary, fc.boolean(), async (steps, isClockRestless) => {
        const folder = mkdtempSync(join(tmpdir(), 'dossier-queue-'));
        try {
          await live(new World(join(folder, 'dossier.db'), isClockRestless), steps);
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      }),
      { numRuns: numRuns(15) },
    );
  });
});
