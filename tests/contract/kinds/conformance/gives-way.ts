import { describe, expect, it } from 'vitest';
import { getRunRecord } from '../../../../src-main/app/drafting/get-run-record.ts';
import { regenerateSection } from '../../../../src-main/app/drafting/regenerate-section.ts';
import type { DocumentView } from '../../../../src-shared/model/document.ts';
import type { DocumentId } from '../../../../src-shared/model/ids.ts';
import type { SectionView } from '../../../../src-shared/model/section.ts';
import { openHeldCase } from './held-case.ts';
import type { DataAnswer, KindCase } from './kind-case.ts';

const given = ({ sections }: Pick<DocumentView, 'sections'>): SectionView[] =>
  sections.filter(({ givesWay }) => givesWay === true);

/** That an outline that waits for a held server gets a first one, which gives way to the model's. */
export const givesWay = (facts: KindCase, answer: DataAnswer): void => {
  describe('an outline that is held', () => {
    const open = async () => {
      const app = openHeldCase(facts, answer);
      const documentId = app.begin('lab');
      await app.time.advance(100);
      const before = app.document(documentId);
      await app.lookAtHeld();
      return { app, documentId, before };
    };
    type Opened = Awaited<ReturnType<typeof open>>;
    const record = ({ app }: Opened, documentId: DocumentId) => {
      const run = app.document(documentId).run;
      if (run === null) throw new Error('no run');
      return getRunRecord(app.deps)({ runId: run.id });
    };

    it('gets a first outline with texts, which is no part of the run', async () => {
      const opened = await open();
      const { app, documentId, before } = opened;
      const { sections, run, paid, steps } = app.document(documentId);
      const first = given({ sections });
      expect(first.length).toBeGreaterThan(0);
      expect(first.filter(({ content }) => content !== '').length).toBeGreaterThan(0);
      expect(first.every(({ origin, content }) => content === '' || origin === 'embedded')).toBe(true);
      expect(run?.counts).toEqual(before.run?.counts);
      expect(run?.counts.waiting).toBe(run?.counts.total);
      expect(paid).toBeNull();
      expect(record(opened, documentId).sections.map(({ key }) => key)).not.toContain(first[0]?.key);
      expect(steps.filter(({ exclusive }) => exclusive !== null).length).toBeLessThanOrEqual(1);
      await app.lookAtHeld();
      expect(app.document(documentId).sections).toEqual(sections);
      expect(app.unexpected).toEqual([]);
    });

    it('gives way to the model’s outline, and nothing of it is left', async () => {
      const opened = await open();
      const { app, documentId } = opened;
      const keys = new Set(given(app.document(documentId)).map(({ key }) => key));
      app.goOnline();
      await app.untilEnded(documentId);
      const { sections, status, steps } = app.document(documentId);
      expect(status).toBe('completed');
      expect(sections.filter(({ key }) => keys.has(key))).toEqual([]);
      expect(steps.filter(({ key }) => keys.has(key))).toEqual([]);
      const stored = JSON.stringify(sections);
      for (const kept of answer.kept) expect(stored).toContain(kept);
      expect(record(opened, documentId).sections.map(({ key }) => key)).toEqual(sections.map(({ key }) => key));
      expect(app.unexpected).toEqual([]);
    });

    it('leaves what the user wrote, locked, noted or asked a model for', async () => {
      const opened = await open();
      const { app, documentId } = opened;
      const [edited, locked, ...others] = given(app.document(documentId));
      const [noted] = others;
      const asked = others.at(-1);
      if (!edited || !locked || !noted || !asked) throw new Error('too few sections');
      app.edit(edited.id, 'Mine.');
      app.lock(locked.id);
      app.store.database.write(() =>
        app.store.marks.put({ id: noted.id, documentId }, 'note', 'Mine.', app.time.now()),
      );
      regenerateSection(app.deps)({ sectionId: asked.id });
      const touched = [edited, locked, noted, asked];
      expect(given(app.document(documentId)).map(({ key }) => key)).not.toContain(edited.key);
      app.goOnline();
      await app.untilEnded(documentId);
      const { sections, status } = app.document(documentId);
      expect(status).toBe('completed');
      const now = (section: SectionView) => sections.find(({ id }) => id === section.id);
      expect(now(edited)?.content).toBe('Mine.');
      expect(now(locked)).toMatchObject({ content: locked.content, data: locked.data, isLocked: true });
      expect(now(noted)).toMatchObject({ content: noted.content, data: noted.data, marks: { note: 'Mine.' } });
      expect(now(asked)).toMatchObject({ origin: 'model' });
      expect(given({ sections })).toEqual([]);
      expect(sections.filter(({ key }) => key.startsWith('first-')).map(({ id }) => id)).toHaveLength(
        new Set(touched.map(({ id }) => id)).size,
      );
      expect(
        record(opened, documentId)
          .sections.map(({ key }) => key)
          .sort(),
      ).toEqual(sections.map(({ key }) => key).sort());
      expect(app.unexpected).toEqual([]);
    });

    it('keeps its first outline where the model’s never comes, to be drafted again by somebody else', async () => {
      const { app, documentId } = await open();
      const first = given(app.document(documentId));
      const runId = app.document(documentId).run?.id;
      if (runId === undefined) throw new Error('no run');
      app.control.cancel(app.store.jobs.idsOfRun(runId, ['ready', 'scheduled', 'blocked', 'running']));
      await app.lookAtHeld();
      expect(given(app.document(documentId))).toEqual(first);
      app.redraft(documentId, 'embedded');
      await app.untilEnded(documentId);
      const { sections, status } = app.document(documentId);
      expect(status).toBe('completed');
      expect(sections.filter(({ key }) => key.startsWith('first-')).map(({ key, content }) => [key, content])).toEqual(
        first.map(({ key, content }) => [key, content]),
      );
      expect(app.unexpected).toEqual([]);
    });
  });
};
