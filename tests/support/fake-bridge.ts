import type { Bridge } from '#shared/contract/bridge.ts';
import type { AppEvent, Change } from '#shared/contract/events.ts';
import type { RouteName, RouteParsedInput } from '#shared/contract/routes.ts';
import { routes } from '#shared/contract/routes.ts';
import type { CompetenceFileInput } from '#shared/kinds/competence-file/competence-file.ts';
import { competenceFileInputSchema } from '#shared/kinds/competence-file/competence-file.ts';
import { competenceFileOptionsSchema } from '#shared/kinds/competence-file/options.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import { documentIdSchema } from '#shared/model/ids.ts';
import { toJson } from '#shared/model/json.ts';
import type { SectionView } from '#shared/model/section.ts';
import type { Settings } from '#shared/model/settings.ts';
import { settingsSchema } from '#shared/model/settings.ts';
import type { FakeDocument } from './fake-document.ts';
import { draftedSection, failedSection, inLine, makeDocument, withSections } from './fake-document.ts';
import { fail } from './fake-failure.ts';
import type { FakeOptions } from './fake-options.ts';
import type { PartRoute } from './fake-parts.ts';
import { makeParts } from './fake-parts.ts';
import type { FakeRoutes } from './fake-routes.ts';
import { libraryPage, sectionAnswer, statusOf, stillRoutes } from './fake-routes.ts';
import { fakeLivePage } from './preview/fake-live-page.ts';
import { noModels } from './preview/fake-models.ts';
import { FakeProviders } from './preview/fake-providers.ts';
import { FakeQueue } from './preview/fake-queue.ts';
import type { FakeThemes } from './preview/fake-themes.ts';

/** A whole main side in memory: the contract's routes and events, with scripted drafting. For pictures and tests only. */
export class FakeBridge implements Bridge {
  readonly documents = new Map<DocumentId, FakeDocument>();
  private readonly deleted = new Map<DocumentId, FakeDocument>();
  private readonly listeners = new Set<(event: AppEvent) => void>();
  private readonly options: FakeOptions;
  /** The queue, which knows nothing of the documents here. */
  readonly jobs: FakeQueue;
  /** Servers with models, spending, cache and failures. */
  readonly providers: FakeProviders;
  readonly themes: FakeThemes;
  private readonly parts: ReturnType<typeof makeParts>;
  private settings: Settings;
  private seq = 0;
  private pieces = 0;
  private made = 0;

  constructor(options: FakeOptions) {
    this.options = options;
    this.settings = settingsSchema.parse(options.settings ?? {});
    const queues = { paused: [], holds: {}, nextStartAt: {}, active: [], unhealthy: [], ...options.queues };
    this.jobs = new FakeQueue(options.jobs?.() ?? [], queues, () =>
      this.tell({ entity: 'job', id: 'some', documentId: null }),
    );
    this.providers = new FakeProviders(
      { ...noModels, ...options.models },
      {
        settings: () => this.settings,
        setSettings: (patch) => this.putSettings(patch),
        emit: (event) => this.emit(event),
        changed: (entity) => this.tell({ entity, id: 'all', documentId: null }),
      },
    );
    this.parts = makeParts(options, {
      get: (documentId) => this.get(documentId),
      settings: () => this.settings,
      putFolder: (exportFolder) => this.putSettings({ exportFolder }),
      emit: (event) => this.emit(event),
    });
    this.themes = this.parts.themes;
  }

  private putSettings(patch: { readonly [K in keyof Settings]?: Settings[K] | undefined }): Settings {
    this.settings = settingsSchema.parse({ ...this.settings, ...patch });
    this.emit({ name: 'settings.updated', payload: this.settings });
    return this.settings;
  }

  private tell(change: Omit<Change, 'seq'>): void {
    this.seq += 1;
    const queue = statusOf(this.documents.values(), this.jobs);
    const changes = [{ seq: this.seq, ...change }];
    this.emit({ name: 'store.changed', payload: { fromSeq: this.seq, toSeq: this.seq, changes, queue } });
  }

  async call<R extends RouteName>(name: R, input: Parameters<Bridge['call']>[1]) {
    if (this.options.silent?.includes(name)) return new Promise<never>(() => {});
    const error = this.options.errors?.[name];
    if (error) return { ok: false, error } as const;
    try {
      // The name picks the matching parser and handler; the compiler can't follow that through the map.
      const parsed = routes[name].input.parse(input) as RouteParsedInput<R>;
      return {
        ok: true,
        value: await (this.allHandlers[name] as FakeRoutes[R])(parsed),
      } as const;
    } catch (thrown) {
      if (thrown instanceof AppFailure) return { ok: false, error: thrown.error } as const;
      throw thrown;
    }
  }

  on(listener: (event: AppEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  emit(event: AppEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  /** Adds a document drafted `agoMs` ago, all sections done but those named. */
  addDrafted(title: string, company: string | undefined, agoMs: number, failing: readonly string[] = []): DocumentId {
    const { candidate, job } = this.options.sample;
    const { company: _company, ...rest } = job;
    const input = { candidate, job: { ...rest, ...(company ? { company } : {}) } };
    const now = Date.now() - agoMs;
    const document = this.add(input, title, now);
    const sections = document.view.sections.map((section) =>
      failing.includes(section.key)
        ? failedSection(section)
        : draftedSection(section, document.texts.get(section.key) ?? '', 640 + section.order * 130),
    );
    document.view = withSections(document.view, sections, now);
    if (document.view.run) document.view.run.startedAt = now - 9_200;
    return document.view.id;
  }

  /** Adds a document that was made elsewhere, and starts nothing. */
  put(document: FakeDocument): DocumentId {
    this.documents.set(document.view.id, document);
    return document.view.id;
  }

  /** What the sample holds, to make documents of. */
  get sample(): FakeOptions['sample'] {
    return this.options.sample;
  }

  /** Adds a copy of a document under another id, so that a large library is made at once. */
  addCopy(documentId: DocumentId, agoMs: number): void {
    this.made += 1;
    const { view, texts } = this.get(documentId);
    const id = documentIdSchema.parse(`doc-${this.made}`);
    this.documents.set(id, { view: { ...view, id, updatedAt: Date.now() - agoMs }, texts });
  }

  private add(
    input: CompetenceFileInput,
    title: string | undefined,
    now: number,
    experiences: number | 'all' = 5,
  ): FakeDocument {
    this.made += 1;
    const document = makeDocument(`doc-${this.made}`, input, { experiences, includeJobContext: true }, title, now);
    this.documents.set(document.view.id, document);
    return document;
  }

  private get(documentId: DocumentId): FakeDocument {
    return this.documents.get(documentId) ?? fail({ code: 'not-found', message: 'This document no longer exists.' });
  }

  private owner(test: (document: FakeDocument) => boolean): FakeDocument {
    return [...this.documents.values()].find(test) ?? fail({ code: 'not-found', message: 'It no longer exists.' });
  }

  private move(ids: readonly DocumentId[], from: Map<DocumentId, FakeDocument>, to: Map<DocumentId, FakeDocument>) {
    for (const id of ids) {
      const document = from.get(id);
      if (document) to.set(id, document);
      from.delete(id);
      this.changed(id);
    }
    return {};
  }

  private changed(documentId: DocumentId): void {
    this.tell({ entity: 'document', id: documentId, documentId });
  }

  private setSection(document: FakeDocument, id: string, change: (section: SectionView) => SectionView): void {
    const sections = document.view.sections.map((section) => (section.id === id ? change(section) : section));
    document.view = withSections(document.view, inLine(sections), Date.now());
    this.tell({ entity: 'section', id, documentId: document.view.id });
  }

  private async streamSection(document: FakeDocument, section: SectionView): Promise<void> {
    const text = document.texts.get(section.key) ?? '';
    const startedAt = Date.now();
    this.setSection(document, section.id, (it) => ({
      ...it,
      state: { type: 'drafting', startedAt, attempt: 1 },
      live: { claimNo: 1, text: '' },
    }));
    for (const piece of this.options.pieceMs === 0 ? [] : (text.match(/\S+\s*/g) ?? [])) {
      this.pieces += 1;
      if (this.options.stopsAfter !== undefined && this.pieces > this.options.stopsAfter) return new Promise(() => {});
      await new Promise((resolve) => setTimeout(resolve, this.options.pieceMs));
      const current = document.view.sections.find(({ id }) => id === section.id);
      if (current?.state.type !== 'drafting' || !current.live) return;
      const offset = current.live.text.length;
      current.live = { claimNo: 1, text: current.live.text + piece };
      const payload = { documentId: document.view.id, sectionId: section.id, claimNo: 1, offset, text: piece };
      this.emit({ name: 'section.delta', payload });
    }
    const isFailing = this.options.failing?.includes(section.key) ?? false;
    this.setSection(document, section.id, (it) =>
      isFailing ? failedSection(it) : draftedSection(it, text, Math.max(120, Date.now() - startedAt)),
    );
  }

  /** Drafts what waits, three sections at a time, and says when it is over. */
  async draft(documentId: DocumentId): Promise<void> {
    const document = this.get(documentId);
    const lane = async (): Promise<void> => {
      const next = document.view.sections.find(({ state }) => state.type === 'waiting');
      if (!next) return;
      await this.streamSection(document, next);
      return lane();
    };
    await Promise.all([lane(), lane(), lane()]);
    const { title, status, run } = document.view;
    const payload = { documentId, title, status, failedSections: run?.counts.failed ?? 0 };
    this.emit({ name: 'document.finished', payload });
  }

  private redraft(document: FakeDocument, test: (section: SectionView) => boolean): number {
    const again = document.view.sections.filter(test);
    for (const { id } of again) {
      this.setSection(document, id, (it) => ({
        ...it,
        state: { type: 'waiting', reason: { type: 'in-line', position: 1 } },
      }));
    }
    void this.draft(document.view.id);
    return again.length;
  }

  private again(sectionId: string): Record<string, never> {
    const document = this.owner(({ view }) => view.sections.some(({ id }) => id === sectionId));
    this.redraft(document, ({ id }) => id === sectionId);
    return {};
  }

  private get allHandlers(): FakeRoutes {
    const { jobs, providers, themes, parts } = this;
    return { ...this.handlers, ...jobs.handlers, ...providers.handlers, ...themes.handlers, ...parts.exports.handlers };
  }

  private readonly handlers: Omit<FakeRoutes, PartRoute> = {
    'app.get-snapshot': () => ({
      seq: this.seq,
      queue: statusOf(this.documents.values(), this.jobs),
      settings: this.settings,
      appVersion: '0.1.0',
      suggestedExportFolder: '/home/user/Documents/Dossier',
      dataFolder: '/home/user/.config/Dossier',
      storeError: null,
    }),
    'document.list': (input) => libraryPage([...this.documents.values()], input),
    'asset.get': () => null,
    'asset.put': () => {
      throw new Error('the preview keeps no pictures');
    },
    'document.get': ({ documentId }) => ({ ...this.get(documentId).view, seq: this.seq }),
    'section.get': ({ sectionId }) => {
      const document = this.owner(({ view }) => view.sections.some(({ id }) => id === sectionId));
      return sectionAnswer(document.view, sectionId, this.seq);
    },
    'document.delete': ({ documentIds }) => this.move(documentIds, this.documents, this.deleted),
    'document.restore': ({ documentIds }) => this.move(documentIds, this.deleted, this.documents),
    'document.rename': ({ documentId, title }) => {
      const document = this.get(documentId);
      document.view = { ...document.view, title };
      this.changed(documentId);
      return {};
    },
    'document.set-theme': ({ documentId, themeId }) => {
      const document = this.get(documentId);
      document.view = { ...document.view, themeId };
      this.changed(documentId);
      return {};
    },
    'document.get-live-page': ({ documentId }) => fakeLivePage(this.get(documentId).view),
    'document.print-preview': (input) => this.parts.printPreview(input),
    ...stillRoutes,
    'sample.get': () => ({ input: toJson(this.options.sample) }),
    'document.extend': () => fail({ code: 'not-found', message: 'The fake extends nothing.' }),
    'section.mark': ({ sectionId, name, data }) => {
      const document = this.owner(({ view }) => view.sections.some(({ id }) => id === sectionId));
      this.setSection(document, sectionId, (section) => {
        const { [name]: _before, ...marks } = section.marks;
        return { ...section, marks: data === null ? marks : { ...marks, [name]: data } };
      });
      return {};
    },
    'run.start': ({ input, title, options }) => {
      const { experiences } = competenceFileOptionsSchema.parse(options.kindOptions);
      const { view } = this.add(competenceFileInputSchema.parse(input), title, Date.now(), experiences);
      this.changed(view.id);
      void this.draft(view.id);
      const runId = view.run?.id ?? fail({ code: 'internal', message: 'no run' });
      return {
        documentId: view.id,
        runId,
        sections: view.sections.length,
        position: 0,
        estimatedWaitMs: null,
        estimatedMs: null,
        isBusy: false,
      };
    },
    'run.cancel': ({ runId }) => {
      const document = this.owner(({ view }) => view.run?.id === runId);
      for (const { id, state } of document.view.sections) {
        if (state.type !== 'waiting' && state.type !== 'drafting') continue;
        this.setSection(document, id, (it) => ({ ...it, state: { type: 'cancelled' }, live: null }));
      }
      return {};
    },
    'run.retry-failed': ({ runId }) => {
      const document = this.owner(({ view }) => view.run?.id === runId);
      return { sections: this.redraft(document, ({ state }) => state.type === 'failed' || state.type === 'cancelled') };
    },
    'run.redraft': ({ documentId }) => {
      const document = this.get(documentId);
      const runId = document.view.run?.id ?? fail({ code: 'internal', message: 'no run' });
      return { runId, sections: this.redraft(document, ({ isLocked }) => !isLocked) };
    },
    'section.retry': ({ sectionId }) => this.again(sectionId),
    'section.regenerate': ({ sectionId }) => this.again(sectionId),
    'settings.update': (patch) => this.putSettings(patch),
  };
}
