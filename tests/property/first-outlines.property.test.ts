import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getRunRecord } from '../../src-main/app/drafting/get-run-record.ts';
import { regenerateSection } from '../../src-main/app/drafting/regenerate-section.ts';
import { questionDataSchema } from '../../src-shared/kinds/interview-pack/question.ts';
import type { SectionId } from '../../src-shared/model/ids.ts';
import type { SectionView } from '../../src-shared/model/section.ts';
import { openHeldCase } from '../contract/kinds/conformance/held-case.ts';
import type { KindCase } from '../contract/kinds/conformance/kind-case.ts';
import { kindCases } from '../contract/kinds/kind-cases.ts';
import { ManualTime } from '../support/manual-time.ts';

type Touch = 'edit' | 'lock' | 'mark' | 'regenerate';

interface TouchOf {
  /** Counts the sections of the first outline, over and over. */
  readonly at: number;
  readonly how: Touch;
}

/** What happens: the embedded drafter finds an outline or doesn't, the user touches sections, the server comes back. */
interface Story {
  readonly isFound: boolean;
  /** Turns of the event loop that its first life has for finding. */
  readonly turns: number;
  readonly early: readonly TouchOf[];
  /** While the model's outline is on its way. */
  readonly late: readonly TouchOf[];
  /** Numbers of the moments between two things that the process dies at. */
  readonly deaths: ReadonlySet<number>;
}

const asked = process.env['DOSSIER_PROPERTY_RUNS'];
/** Room for a long run: two seconds for each, on a machine that has other things to do. */
const timeout = 120_000 + (asked === undefined ? 0 : Number(asked) * 2_000);

const touches: fc.Arbitrary<TouchOf[]> = fc.array(
  fc.record({ at: fc.nat(11), how: fc.constantFrom<Touch[]>('edit', 'lock', 'mark', 'regenerate') }),
  { maxLength: 4 },
);
const stories: fc.Arbitrary<Story> = fc.record({
  isFound: fc.integer({ min: 0, max: 9 }).map((one) => one > 0),
  turns: fc.nat(30),
  early: touches,
  late: touches,
  deaths: fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { maxLength: 4 }).map((moments) => new Set(moments)),
});

const answerOf = ({ kind, dataAnswer }: KindCase) => {
  if (dataAnswer === null) throw new Error(`${kind.name} asks for no data`);
  return dataAnswer;
};

/** What a section must still be at the end. */
interface Touched {
  readonly id: SectionId;
  readonly key: string;
  readonly how: Touch;
  readonly content: string;
}

const isAsWas = (now: SectionView | undefined, was: Touched): boolean => {
  if (now === undefined || now.key !== was.key) return false;
  if (was.how === 'edit') return now.content === `Mine, ${was.key}.`;
  if (was.how === 'lock') return now.isLocked;
  return was.how === 'mark' ? now.marks['note'] === 'Mine.' : now.content !== '' || was.content === '';
};

/** Plays a story on a store of its own, and returns how it ends. */
const play = async (facts: KindCase, { isFound, turns, early, late, deaths }: Story) => {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-first-'));
  const live = (now?: number) =>
    openHeldCase(facts, answerOf(facts), { path: join(folder, 'dossier.db'), time: new ManualTime(now) });
  let [app, moment] = [live(), 0];
  const touched: Touched[] = [];
  const documentId = app.begin('lab');
  const pass = async (): Promise<void> => app.time.advance(50);
  const mayDie = async (): Promise<void> => {
    moment += 1;
    if (!deaths.has(moment)) return;
    app.store.database.close();
    app = live(app.time.now() + 1_000);
    app.engine.start();
    await pass();
  };
  const touch = ({ at, how }: TouchOf): void => {
    const first = app.document(documentId).sections.filter(({ key }) => key.startsWith('first-'));
    const section = first[at % Math.max(1, first.length)];
    if (section === undefined) return;
    const { id, key, content, isLocked, state } = section;
    if (how === 'edit') app.edit(id, `Mine, ${key}.`);
    if (how === 'lock') app.lock(id);
    if (how === 'mark') {
      app.store.database.write(() => app.store.marks.put({ id, documentId }, 'note', 'Mine.', app.time.now()));
    }
    if (how === 'regenerate') {
      if (isLocked || state.type === 'waiting' || state.type === 'drafting') return;
      regenerateSection(app.deps)({ sectionId: id });
    }
    touched.push({ id, key, how, content });
  };

  await pass();
  await mayDie();
  if (isFound) {
    await app.look();
    for (let turn = 0; turn < turns; turn += 1) await app.deps.turn();
    // In the middle of it, or after it.
    await mayDie();
    await app.lookAtHeld();
  }
  for (const one of early) {
    touch(one);
    await mayDie();
  }
  const answer = app.goOnlineSlowly();
  await pass();
  for (const one of late) touch(one);
  await mayDie();
  answer();
  app.goOnline();
  await pass();
  await mayDie();
  app.goOnline();
  await app.untilEnded(documentId);
  const { sections, steps, status, run } = app.document(documentId);
  if (run === null) throw new Error('no run');
  const record = getRunRecord(app.deps)({ runId: run.id }).sections;
  const { unexpected } = app;
  app.store.database.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  return { sections, steps, status, run, record, touched, unexpected };
};

type End = Awaited<ReturnType<typeof play>>;

/** How a story ended, without ids and moments. */
const withoutTimes = ({ sections, steps, status, run, record }: End) => ({
  sections: sections.map(({ key, order, label, content, data, marks, isLocked, origin }) => {
    return { key, order, label, content, data, marks, isLocked, origin };
  }),
  steps: steps.map(({ key, state }) => [key, state]),
  status,
  counts: run.counts,
  record: record.map(({ key, content, data, success }) => ({ key, content, data, success })),
});

const checkEnd = ({ sections, status, record, touched, unexpected }: End): void => {
  const byId = new Map(sections.map((section) => [section.id, section]));
  expect(touched.filter((one) => !isAsWas(byId.get(one.id), one))).toEqual([]);
  const kept = new Set(touched.map(({ id }) => id));
  expect(sections.filter(({ key, id }) => key.startsWith('first-') && !kept.has(id))).toEqual([]);
  expect(record.map(({ key }) => key).sort()).toEqual(sections.map(({ key }) => key).sort());
  expect(sections.filter(({ givesWay }) => givesWay)).toEqual([]);
  expect(status).toBe('completed');
  expect(unexpected).toEqual([]);
};

const outlined = kindCases.flatMap(([name, facts]) =>
  facts.dataAnswer === null ? [] : [{ name, facts, numRuns: name === 'interview-pack' ? 6 : 25 }],
);

describe('a first outline and what the user does to it (F2, F4)', () => {
  it.each(outlined)(
    'lose nothing that was touched, double nothing, and end the same wherever the process dies: $name',
    { timeout },
    async ({ facts, numRuns }) => {
      await fc.assert(
        fc.asyncProperty(stories, async (story) => {
          const end = await play(facts, story);
          checkEnd(end);
          const alive = await play(facts, { ...story, deaths: new Set() });
          expect(withoutTimes(end)).toEqual(withoutTimes(alive));
        }),
        { numRuns: asked === undefined ? numRuns : Number(asked) },
      );
    },
  );

  it('give no two questions of a set the same number', { timeout: 60_000 }, async () => {
    const pack = outlined.find(({ name }) => name === 'interview-pack');
    if (pack === undefined) throw new Error('no interview pack');
    const early: TouchOf[] = [
      { at: 1, how: 'edit' },
      { at: 4, how: 'mark' },
      { at: 8, how: 'lock' },
    ];
    const { sections } = await play(pack.facts, { isFound: true, turns: 0, early, late: [], deaths: new Set() });
    const numbers = sections.map(({ data }) => {
      const { set, number } = questionDataSchema.parse(data);
      return [set, number];
    });
    const perSet = [1, 2].map((wanted) => numbers.filter(([set]) => set === wanted).map(([, number]) => number));
    expect(perSet).toEqual([
      [1, 2, 3, 4, 5, 6, 7, 8],
      [1, 2, 3, 4, 5, 6, 7],
    ]);
  });
});
