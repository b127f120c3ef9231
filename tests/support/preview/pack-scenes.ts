import type { InterviewPackOptions } from '#shared/kinds/interview-pack/options.ts';
import { interviewPackOptionsSchema } from '#shared/kinds/interview-pack/options.ts';
import { questionDataSchema } from '#shared/kinds/interview-pack/question.ts';
import type { SectionView } from '#shared/model/section.ts';
import type { FakeBridge } from '../fake-bridge.ts';
import type { FakeDocument } from '../fake-document.ts';
import { draftedSection, failedSection } from '../fake-document.ts';
import type { FakeStep } from '../fake-pack.ts';
import { makePack } from '../fake-pack.ts';
import type { Scene } from './scenes.ts';

const minute = 60_000;

type Change = (document: FakeDocument) => void;

const pack =
  (wish: Partial<InterviewPackOptions>, ...changes: readonly Change[]) =>
  (bridge: FakeBridge): string => {
    const options = interviewPackOptionsSchema.parse(wish);
    const document = makePack('pack', bridge.sample, options, Date.now() - 9 * minute);
    for (const change of changes) change(document);
    return `#/document/${bridge.put(document)}`;
  };

const eachQuestion =
  (change: (section: SectionView, at: number, text: string) => SectionView): Change =>
  (document) => {
    const sections = document.view.sections.map((it, at) => change(it, at, document.texts.get(it.key) ?? ''));
    document.view = { ...document.view, sections, thread: sections.map(({ state }) => state.type) };
  };

const answered = (until: number): Change =>
  eachQuestion((section, at, text) => (at < until ? draftedSection(section, text, 640 + at * 130) : section));

const underWay: Change = eachQuestion((section, at) => {
  if (at === 4 || at === 5)
    return {
      ...section,
      state: { type: 'drafting', startedAt: Date.now() - 7_000, attempt: 1 },
      live: { claimNo: 1, text: 'At Nordlicht Energie, the platform team' },
    };
  return at === 6 || at === 7
    ? { ...section, state: { type: 'waiting', reason: { type: 'in-line', position: at - 5 } } }
    : section;
});

const failing: Change = eachQuestion((section, at) => (at === 2 ? failedSection(section) : section));

const noted: Change = eachQuestion((section, at) => ({
  ...section,
  marks: {
    ...(at % 3 === 0
      ? { practice: { tries: [{ rating: (at % 5) + 1, at: Date.now() - minute, thoughtMs: 31_000 }], notes: '' } }
      : {}),
    ...(at % 2 === 0 ? { score: { score: (at % 5) + 1, notes: at === 0 ? 'Clear, with figures.' : '' } } : {}),
  },
}));

/** The last set is not there yet: its step stands as told, and its questions are taken out. */
const lastSet =
  (step: () => FakeStep): Change =>
  (document) => {
    const { steps, sections } = document.view;
    const last = steps.length;
    const rest = sections.filter(({ key }) => !key.startsWith(`set-${last}-`));
    document.view = {
      ...document.view,
      status: step().state === 'failed' ? 'partial' : 'processing',
      sections: rest,
      steps: steps.map((it, at) => (at === last - 1 ? { ...it, ...step(), doneAt: null } : it)),
      run: document.view.run && { ...document.view.run, finishedAt: null },
    };
  };

const running = (): FakeStep => ({
  state: 'running',
  startedAt: Date.now() - 12_000,
  finishedAt: null,
  error: null,
});
const failed = (): FakeStep => ({
  state: 'failed',
  startedAt: Date.now() - 40_000,
  finishedAt: Date.now() - 10_000,
  error: { code: 'provider.cut', message: 'The answer was cut off.', action: 'Try again.' },
});

const names = [
  'Nour Haddad',
  'Ada Moreau',
  'Jonas Keller',
  'Ines Almeida',
  'Tomasz Wiśniewski',
  'Ada Moreau',
  'Marguerite de La Rochefoucauld',
  'Li Wei',
];

const noteTexts = [
  'Named the figures without being asked, and what went wrong the first time.',
  'Knows the theory. No case of their own.',
  '',
];

/** Scores as interviewers give them: most questions, some with notes; the later candidates are still missing some. */
const scored = (nth: number): Change =>
  eachQuestion((section, at) => {
    if ((at + nth) % 7 === 6 || (nth > 1 && at > 11 - nth)) return section;
    const notes = noteTexts[(at + nth) % noteTexts.length] ?? '';
    return { ...section, marks: { score: { score: ((at * 3 + nth * 2) % 5) + 1, notes } } };
  });

/** So many candidates of a job with the same set; the first one's pack is open. */
const group =
  (count: number) =>
  (bridge: FakeBridge): string => {
    const at = (nth: number) => Date.now() - (count - nth) * 40 * minute;
    const first = makePack('first', bridge.sample, interviewPackOptionsSchema.parse({ questions: 20 }), at(0));
    scored(0)(first);
    const id = bridge.put(first);
    const questions = first.view.sections.map(({ data }) => ({ ...questionDataSchema.parse(data), evidence: [] }));
    for (let nth = 1; nth < count; nth += 1) {
      const fullName = names[nth % names.length] ?? '';
      const input = { ...bridge.sample, candidate: { ...bridge.sample.candidate, fullName } };
      const options = interviewPackOptionsSchema.parse({ given: { from: id, questions } });
      const document = makePack(`pack-${nth}`, input, options, at(nth));
      scored(nth)(document);
      bridge.put(document);
    }
    return `#/document/${id}`;
  };

/** An interview pack in every state, by name. */
export const packScenes: Readonly<Record<string, Scene>> = {
  'pack-empty': { fill: pack({}, lastSet(running)) },
  'pack-running': { fill: pack({ sets: 2 }, answered(4), underWay, lastSet(running)) },
  'pack-full': { fill: pack({ sets: 2 }, answered(30), noted) },
  'pack-failed': { fill: pack({ sets: 2 }, answered(4), failing, lastSet(failed)) },
  'pack-group': { fill: group(4) },
  'pack-group-large': { fill: group(20) },
  'pack-alone': { fill: group(1) },
  'pack-large': { fill: pack({ sets: 5, questions: 40 }, answered(200), noted) },
};
