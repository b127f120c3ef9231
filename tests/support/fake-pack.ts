import type { InterviewPackOptions } from '#shared/kinds/interview-pack/options.ts';
import type { Candidacy } from '#shared/model/candidacy.ts';
import type { DocumentView } from '#shared/model/document.ts';
import { documentIdSchema, jobIdSchema, runIdSchema, sectionIdSchema } from '#shared/model/ids.ts';
import type { SectionView } from '#shared/model/section.ts';
import type { StepView } from '#shared/model/step.ts';
import { interviewPack } from '../../src-main/documents/interview-pack/interview-pack.ts';
import type { FakeDocument } from './fake-document.ts';
import { countOf } from './fake-document.ts';

/** What became of the step that finds a set: null where it was found long ago. */
export type FakeStep = Pick<StepView, 'state' | 'startedAt' | 'finishedAt' | 'error'>;

const foundStep = (at: number): FakeStep => ({
  state: 'completed',
  startedAt: at,
  finishedAt: at + 3_200,
  error: null,
});

/** A pack with real questions and answers; every answer is still to be asked for. `sets` are found one minute apart. */
export const makePack = (name: string, input: Candidacy, options: InterviewPackOptions, now: number): FakeDocument => {
  const pack = interviewPack.open(input, options, { today: '2026-11-20' });
  const { subject, client, view: kindView, title } = pack.describe();
  const runId = runIdSchema.parse(`run-${name}`);
  const sections: SectionView[] = [];
  const steps: StepView[] = [];
  const texts = new Map<string, string>();
  const add = (planned: ReturnType<typeof pack.plan>['sections']): void => {
    for (const section of planned) {
      const { brief, ...rest } = section;
      const answer = pack.compose({ key: section.key, brief, peers: [] });
      texts.set(section.key, answer.markdown);
      sections.push({
        ...rest,
        label: { ...rest.label, params: rest.label.params ?? {} },
        data: answer.data ?? rest.data,
        id: sectionIdSchema.parse(`${name}-${section.key}`),
        runId,
        marks: {},
        content: '',
        revision: 0,
        origin: null,
        isLocked: false,
        state: { type: 'empty' },
        partial: null,
        paid: null,
        live: null,
      });
    }
  };
  const plan = pack.plan();
  // A set that is given is there from the start.
  add(plan.sections);
  let open = plan.steps.filter(({ job }) => job === 'draft-outline');
  while (open.length > 0) {
    const [step] = open;
    if (!step?.brief) break;
    const at = now + steps.length * 60_000;
    const peers = sections.map(({ key, order, group, label, content, data }) => ({
      key,
      order,
      group,
      label,
      markdown: content,
      data,
    }));
    const content = pack.compose({ key: step.key, brief: step.brief, peers });
    steps.push({
      key: step.key,
      sectionId: null,
      label: step.label,
      exclusive: step.exclusive,
      hold: null,
      jobId: jobIdSchema.parse(`job-${name}-${step.key}`),
      askedAt: at - 800,
      doneAt: at + 3_200,
      ...foundStep(at),
    });
    const more = pack.onStepDone({ key: step.key, brief: step.brief, peers }, content);
    add(more.sections);
    open = more.steps.filter(({ job }) => job === 'draft-outline');
  }
  const view: DocumentView = {
    id: documentIdSchema.parse(name),
    kind: 'interview-pack',
    language: 'en',
    title,
    themeId: null,
    client,
    status: 'completed',
    thread: sections.map(({ state }) => state.type),
    createdAt: now,
    updatedAt: now,
    run: {
      id: runId,
      provider: 'embedded',
      providerLabel: null,
      model: null,
      counts: countOf(sections),
      createdAt: now,
      startedAt: now,
      finishedAt: now + 3_200,
      remainingMs: null,
      totalTokens: 0,
    },
    seq: 1,
    sections,
    steps,
    subject,
    paid: null,
    view: kindView,
  };
  return { view, texts };
};
