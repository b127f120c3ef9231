import type { Effect } from '#shared/model/effect.ts';
import type { DocumentId, JobId, SectionId } from '#shared/model/ids.ts';
import type { AssetsStore } from './assets-store.ts';
import type { Database } from './database.ts';
import type { EventsStore } from './log/events-store.ts';
import { jsonParameter } from './rows.ts';

type PutSection = Extract<Effect, { type: 'put-section' }>;

/** Puts what was drafted into sections. */
export interface SectionWriter {
  /**
   * Writes drafted text, or keeps it as a proposal where the user was faster or has locked the section. What the embedded
   * drafter wrote until the model's text came is nobody's work: that is replaced, and stays among the versions.
   */
  putDraft(effect: PutSection, source: { jobId: JobId; claimNo: number; now: number }): void;
  /** Keeps what had arrived of a text that broke off. */
  keepPartial(sectionId: SectionId, content: string): void;
}

interface SectionForWrite {
  readonly revision: number;
  readonly isLocked: number;
  readonly origin: string | null;
  readonly documentId: DocumentId;
}

/** Whether a draft may take the place of what stands there: never of what is locked or of what the user wrote meanwhile. */
const mayReplace = (section: SectionForWrite, draft: PutSection): boolean => {
  if (section.isLocked === 1) return false;
  if (section.revision === draft.baseRevision) return true;
  // Also for the embedded drafter's own text where it is the second choice: the first draft has been waiting for this one.
  return section.origin === 'embedded' && (draft.origin === 'model' || draft.standIn !== undefined);
};

export const createSectionWriter = (
  { connection }: Database,
  events: EventsStore,
  assets: AssetsStore,
): SectionWriter => {
  const selectForWrite = connection.prepare<[string], SectionForWrite>(
    'SELECT revision, is_locked AS isLocked, origin, document_id AS documentId FROM sections WHERE id = ?',
  );
  const update = connection.prepare<[string, string | null, number, string, string | null, number, string]>(
    `UPDATE sections SET content = ?, data = coalesce(?, data), revision = ?, origin = ?, stand_in = ?, updated_at = ?,
      partial_text = NULL WHERE id = ?`,
  );
  // Another text may be in another language.
  const touch = connection.prepare<[number, string]>(
    'UPDATE documents SET updated_at = ?, language = NULL WHERE id = ?',
  );
  const insertVersion = connection.prepare<Record<string, unknown>>(`
    INSERT INTO section_versions (section_id, revision, is_proposal, content, data, origin, run_id, job_id, claim_no,
      created_at)
    VALUES (@sectionId, @revision, @isProposal, @content, @data, @origin, @runId, @jobId, @claimNo, @now)`);
  const setPartial = connection.prepare<[string, string], { documentId: DocumentId }>(
    'UPDATE sections SET partial_text = ? WHERE id = ? RETURNING document_id AS documentId',
  );

  return {
    putDraft: (effect, { jobId, claimNo, now }) => {
      const section = selectForWrite.get(effect.sectionId);
      // Its document was deleted for good while the draft was on its way: nowhere to put it.
      if (!section) return;
      if (effect.isFirstDraft && section.revision > 0) return;
      const data = effect.data === null ? null : JSON.stringify(effect.data);
      const isProposal = !mayReplace(section, effect);
      const revision = isProposal ? section.revision : section.revision + 1;
      insertVersion.run({
        sectionId: effect.sectionId,
        revision,
        isProposal: isProposal ? 1 : 0,
        content: effect.markdown,
        data,
        origin: effect.origin,
        runId: effect.runId,
        jobId,
        claimNo,
        now,
      });
      if (!isProposal) {
        const standIn = jsonParameter(effect.standIn);
        update.run(effect.markdown, data, revision, effect.origin, standIn, now, effect.sectionId);
      }
      assets.note(section.documentId, [effect.markdown, data, ...(effect.assets ?? [])]);
      touch.run(now, section.documentId);
      events.append('section', effect.sectionId, section.documentId);
    },
    keepPartial: (sectionId, content) => {
      const row = setPartial.get(content, sectionId);
      if (!row) return;
      assets.note(row.documentId, [content]);
      events.append('section', sectionId, row.documentId);
    },
  };
};
