import type { ChildName } from './child.ts';
import { draftLong } from './draft-long.ts';
import { renderOnce } from './export/render-once.ts';
import { checkFile, reachFirstClaim, workUntilKilled } from './reach-first-claim.ts';
import { stayIdle } from './stay-idle.ts';
import { stayResponsive } from './stay-responsive.ts';

// What the bench does in processes of their own: `bench-child.cjs NAME ARG ...`. A bundle by itself, since one that times
// a boot must not load the peers.

const children: Readonly<Record<ChildName, (args: readonly string[]) => Promise<void>>> = {
  'first-claim': reachFirstClaim,
  'check-file': checkFile,
  'work-until-killed': workUntilKilled,
  'stay-idle': stayIdle,
  'stay-responsive': stayResponsive,
  'render-once': renderOnce,
  'draft-long': draftLong,
};

const isChild = (name: string): name is ChildName => name in children;

const main = async ([name = '', ...args]: readonly string[]): Promise<void> => {
  if (!isChild(name)) throw new Error(`the bench has no child "${name}"`);
  await children[name](args);
};

main(process.argv.slice(2)).then(
  // Engines and peers leave timers behind. What was written must be out before.
  () => process.stdout.write('', () => process.exit(0)),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`, () => process.exit(1));
  },
);
