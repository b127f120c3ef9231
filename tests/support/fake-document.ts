import type { CompetenceFileInput } from '#shared/kinds/competence-file/competence-file.ts';
import type { CompetenceFileOptions } from '#shared/kinds/competence-file/options.ts';
import type { DocumentSummary, DocumentView } from '#shared/model/document.ts';
import { documentIdSchema, runIdSchema, sectionIdSchema } from '#shared/model/ids.ts';
import type { RunCounts } from '#shared/model/run.ts';
import { runStatusOf } from '#shared/model/run.ts';
import type { SectionView } from '#shared/model/section.ts';
import { competenceFile } from '../../src-main/documents/competence-file/competence-file.ts';

/** A document in the fake bridge's memory: what its view shows, and the text each section will get. */
export interface FakeDocument {
  view: DocumentView;
  readonly texts: ReadonlyMap<string, string>;
}

export const countOf = (sections: readonly SectionView[]): RunCounts => {
  const count = (...types: string[]) => sections.filter(({ state }) => types.includes(state.type)).length;
  return {
    total: sections.length,
    waiting: count('waiting', 'empty'),
    running: count('drafting'),
    completed: count('drafted', 'edited'),
    failed: count('failed'),
    cancelled: count('cancelled'),
  };
};

/** The view with new sections: counters, thread, status and clock follow from them. */
export const withSections = (view: DocumentView, sections: SectionView[], now: number): DocumentView => {
  const counts = countOf(sections);
  const isOpen = counts.waiting + counts.running > 0;
  return {
    ...view,
    sections,
    seq: view.seq + 1,
    status: runStatusOf(counts),
    thread: sections.map(({ state }) => state.type),
    updatedAt: now,
    run: view.run && {
      ...view.run,
      counts,
      startedAt: view.run.startedAt ?? now,
      finishedAt: isOpen ? null : now,
      remainingMs: isOpen ? (counts.waiting + counts.running) * 1_400 : null,
    },
  };
};

/** The sections, those that wait numbered by their place in line. */
export const inLine = (sections: readonly SectionView[]): SectionView[] => {
  let position = 0;
  return sections.map((section): SectionView => {
    if (section.state.type !== 'waiting') return section;
    position += 1;
    return { ...section, state: { type: 'waiting', reason: { type: 'in-line', position } } };
  });
};

/** The card of a document. */
export const summaryOf = ({
  seq: _seq,
  sections: _sections,
  steps: _steps,
  subject: _subject,
  view: _view,
  paid: _paid,
  ...summary
}: DocumentView): DocumentSummary => summary;

/** A queued document of real plans and texts. `name` makes its ids. */
export const makeDocument = (
  name: string,
  input: CompetenceFileInput,
  options: CompetenceFileOptions,
  title: string | undefined,
  now: number,
): FakeDocument => {
  const document = competenceFile.open(input, options, { today: '2026-11-20' });
  const plan = document.plan().sections;
  const { subject, client, view: kindView, title: ownTitle } = document.describe();
  const runId = runIdSchema.parse(`run-${name}`);
  const sections = plan.map(
    (section, at): SectionView => ({
      id: sectionIdSchema.parse(`${name}-${section.key}`),
      runId,
      key: section.key,
      order: section.order,
      label: section.label,
      heading: section.heading,
      role: section.role,
      group: section.group,
      data: section.data,
      marks: {},
      hasSource: section.hasSource,
      content: '',
      revision: 0,
      origin: null,
      isLocked: false,
      state: { type: 'waiting', reason: { type: 'in-line', position: at + 1 } },
      partial: null,
      paid: null,
      live: null,
    }),
  );
  const texts = new Map(plan.map(({ key, brief }) => [key, document.compose({ key, brief, peers: [] }).markdown]));
  const view: DocumentView = {
    id: documentIdSchema.parse(name),
    kind: 'competence-file',
    title: title ?? ownTitle,
    themeId: null,
    client,
    status: 'queued',
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
      startedAt: null,
      finishedAt: null,
      remainingMs: 18_000,
      totalTokens: 0,
    },
    seq: 1,
    language: 'en',
    sections,
    steps: [],
    subject,
    paid: null,
    view: kindView,
  };
  return { view, texts };
};

/** A section as it stands when its draft has ended well. */
export const draftedSection = (section: SectionView, content: string, processingTimeMs: number): SectionView => ({
  ...section,
  content,
  revision: section.revision + 1,
  origin: 'embedded',
  state: { type: 'drafted', processingTimeMs },
  live: null,
});

/** A section as it stands when every try failed. */
export const failedSection = (section: SectionView): SectionView => ({
  ...section,
  state: {
    type: 'failed',
    attempts: 3,
    error: { code: 'provider.cut', message: 'The answer was cut off.', action: 'Try again.' },
  },
  live: null,
});

/** The document with initials for its candidate's name: enough to be seen in a picture, and nothing to rely on. */
export const nameless = ({ view, texts }: FakeDocument): FakeDocument => {
  const { subject } = view;
  const initials = (subject.match(/\p{L}+/gu) ?? []).map((part) => `${part.slice(0, 1)}.`).join(' ');
  const without = (text: string) => text.replaceAll(subject, initials).replace(/^.*@.*$/gm, '');
  const sections = view.sections.map((section) => ({ ...section, content: without(section.content) }));
  return { view: { ...view, title: without(view.title), subject: initials, sections }, texts };
};
