import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Change, ChangedEntity } from '#shared/contract/events.ts';
import type { Result } from '#shared/model/app-error.ts';
import type { DocumentView } from '#shared/model/document.ts';
import type { SectionId } from '#shared/model/ids.ts';
import { documentIdSchema, jobIdSchema, sectionIdSchema } from '#shared/model/ids.ts';
import type { SectionView } from '#shared/model/section.ts';
import {
  documentChanged,
  documentStore,
  openDocument,
  refetchDocument,
} from '../../../src-renderer/stores/document-store.ts';
import { sectionAnswer } from '../../support/fake-routes.ts';
import { documentView } from './document-view.ts';
import { sectionView } from './section-view.ts';

/** A call of the window's: read by the main side at some moment, answered at a later one. */
interface Call {
  readonly name: string;
  readonly input: { readonly sectionId?: SectionId };
  readonly resolve: (result: Result<unknown>) => void;
  answer: Result<unknown> | null;
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** The main side as the window's store sees it: a document that changes, its outbox, and answers that take their time. */
class Main {
  readonly calls: Call[] = [];
  readonly outbox: Change[] = [];
  /** Whether a call is read as soon as it is made, so that its answer is as old as can be when it comes. */
  readonly readsAtOnce: boolean;
  #seq = 1;
  #view: DocumentView;

  constructor(nth: number, sections: number, readsAtOnce: boolean) {
    this.readsAtOnce = readsAtOnce;
    this.#view = documentView({ id: documentIdSchema.parse(`doc-${nth}`) });
    for (let at = 0; at < sections; at += 1) this.#add();
    this.outbox.length = 0;
  }

  get whole(): DocumentView {
    return { ...this.#view, seq: this.#seq };
  }

  #tell(entity: ChangedEntity, id: string): void {
    this.#seq += 1;
    this.#view = { ...this.#view, updatedAt: this.#seq };
    this.outbox.push({ seq: this.#seq, entity, id, documentId: this.#view.id });
  }

  #add(): void {
    const { sections, steps, id } = this.#view;
    const nth = sections.length + 1;
    const section = sectionView({
      id: sectionIdSchema.parse(`${id}-s-${nth}`),
      key: `section-${nth}`,
      heading: this.#view.language,
      state: { type: 'waiting', reason: { type: 'in-line', position: nth } },
    });
    const step = {
      key: section.key,
      sectionId: section.id,
      label: section.label,
      exclusive: null,
      hold: null,
      jobId: jobIdSchema.parse(`${id}-j-${nth}`),
      state: 'ready' as const,
      askedAt: 0,
      startedAt: null,
      finishedAt: null,
      doneAt: null,
      error: null,
    };
    this.#view = { ...this.#view, sections: [...sections, section], steps: [...steps, step] };
    this.#tell('document', id);
    this.#tell('section', section.id);
  }

  /** Gives a section another text; those that wait move up by it, without a word. */
  #write(at: number, entity: 'section' | 'job'): void {
    const { sections, steps } = this.#view;
    const nth = at % sections.length;
    const moved = (section: SectionView): SectionView =>
      section.state.type === 'waiting'
        ? { ...section, state: { type: 'waiting', reason: { type: 'in-line', position: this.#seq + nth } } }
        : section;
    const written = (section: SectionView): SectionView => ({
      ...section,
      revision: section.revision + 1,
      state: section.revision % 3 === 2 ? section.state : { type: 'drafted', processingTimeMs: this.#seq },
    });
    this.#view = {
      ...this.#view,
      sections: sections.map((section, index) => (index === nth ? written(section) : moved(section))),
      steps: steps.map((step, index) => (index === nth ? { ...step, doneAt: this.#seq } : step)),
    };
    this.#tell(entity, (entity === 'section' ? sections[nth]?.id : steps[nth]?.jobId) ?? '');
  }

  /** All headings follow the language, of which no event tells. */
  #translate(): void {
    const language = this.#view.language === 'en' ? 'fr' : 'en';
    const sections = this.#view.sections.map((section) => ({ ...section, heading: language }));
    this.#view = { ...this.#view, language, sections };
  }

  change(type: 'write' | 'work' | 'translate' | 'add' | 'rename', at: number): void {
    switch (type) {
      case 'write':
        this.#write(at, 'section');
        break;
      case 'work':
        this.#write(at, 'job');
        break;
      case 'add':
        this.#add();
        break;
      case 'translate':
        this.#translate();
        this.#write(at, 'section');
        break;
      case 'rename':
        this.#view = { ...this.#view, title: `${this.#view.title}+` };
        this.#tell('document', this.#view.id);
    }
  }

  read({ name, input }: Call): Result<unknown> {
    if (name === 'document.get') return { ok: true, value: this.whole };
    const { sectionId } = input;
    if (sectionId === undefined) throw new Error(`no route ${name}`);
    return { ok: true, value: sectionAnswer(this.#view, sectionId, this.#seq) };
  }
}

type Op =
  | { readonly do: 'change'; readonly type: Parameters<Main['change']>[0]; readonly at: number }
  | { readonly do: 'tell'; readonly count: number }
  | { readonly do: 'lose' }
  | { readonly do: 'read' | 'answer' | 'fail'; readonly at: number };

const at = fc.nat(30);
const op: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('change' as const),
      type: fc.constantFrom(
        'write' as const,
        'write' as const,
        'work' as const,
        'translate' as const,
        'add' as const,
        'rename' as const,
      ),
      at,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('tell' as const), count: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'lose' as const }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('read' as const), at }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('answer' as const), at }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('fail' as const), at }) },
);

let main: Main;

const call = (name: string, input: Call['input']) =>
  new Promise<Result<unknown>>((resolve) => {
    const asked: Call = { name, input, resolve, answer: null };
    if (main.readsAtOnce) asked.answer = main.read(asked);
    main.calls.push(asked);
  });

const settle = async (nth: number, isFailing = false): Promise<void> => {
  const [one] = main.calls.splice(nth % Math.max(1, main.calls.length), 1);
  if (one === undefined) return;
  one.resolve(isFailing ? { ok: false, error: { code: 'internal', message: 'No.' } } : (one.answer ?? main.read(one)));
  await turn();
};

const run = async (one: Op): Promise<void> => {
  switch (one.do) {
    case 'change':
      main.change(one.type, one.at);
      break;
    case 'tell':
      documentChanged(main.outbox.splice(0, one.count));
      break;
    case 'lose':
      main.outbox.length = 0;
      void refetchDocument();
      break;
    case 'read': {
      const asked = main.calls[one.at % Math.max(1, main.calls.length)];
      if (asked && asked.answer === null) asked.answer = main.read(asked);
      break;
    }
    case 'answer':
    case 'fail':
      await settle(one.at, one.do === 'fail');
  }
};

const drain = async (): Promise<void> => {
  while (main.calls.length > 0) await settle(0);
};

/** Nothing that is shown may go back to what it was before. */
const expectForward = (before: DocumentView | null, after: DocumentView | null): void => {
  if (before === null || after === null) return;
  expect(after.updatedAt).toBeGreaterThanOrEqual(before.updatedAt);
  for (const [index, { revision }] of before.sections.entries()) {
    expect(after.sections[index]?.revision).toBeGreaterThanOrEqual(revision);
  }
};

describe('fetching what changed', () => {
  let nth = 0;
  beforeAll(() => vi.stubGlobal('window', { dossier: { call, on: () => () => {} } }));
  afterAll(() => vi.unstubAllGlobals());

  it('ends with what the main side holds and never goes back, whatever comes late, fails or is lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.boolean(),
        fc.array(op, { maxLength: 40 }),
        async (sections, readsAtOnce, ops) => {
          nth += 1;
          main = new Main(nth, sections, readsAtOnce);
          try {
            openDocument(main.whole.id);
            for (const one of ops) {
              const before = documentStore.getState().view;
              await run(one);
              expectForward(before, documentStore.getState().view);
            }
            documentChanged(main.outbox.splice(0));
            await drain();
            if (documentStore.getState().error !== null) {
              main.change('write', 0);
              documentChanged(main.outbox.splice(0));
              await drain();
            }
            const { view, error } = documentStore.getState();
            expect(error).toBeNull();
            expect({ ...view, seq: 0 }).toEqual({ ...main.whole, seq: 0 });
          } finally {
            await drain();
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('asks for the changed section alone, once more only for what came while it was asked for', async () => {
    nth += 1;
    main = new Main(nth, 5, true);
    openDocument(main.whole.id);
    await drain();
    for (let times = 0; times < 3; times += 1) {
      main.change('write', 2);
      documentChanged(main.outbox.splice(0));
    }
    expect(main.calls.map(({ name }) => name)).toEqual(['section.get']);
    await settle(0);
    expect(main.calls.map(({ name }) => name)).toEqual(['section.get']);
    await settle(0);
    expect(main.calls).toEqual([]);
    expect(documentStore.getState().view?.sections[2]?.revision).toBe(3);
  });
});
