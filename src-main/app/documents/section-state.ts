import type { SectionState, WaitReason } from '#shared/model/section.ts';
import type { SectionStateRow } from '../../storage/section-rows.ts';

const unknownError = { code: 'internal', message: 'It failed for a reason that was not kept.' } as const;

const drafted = (row: SectionStateRow): SectionState => {
  if (!row.hasText) return { type: 'empty' };
  if (row.origin === 'user') return { type: 'edited' };
  const measuredMs = row.recordedMs ?? (row.jobFinishedAt ?? 0) - (row.jobStartedAt ?? 0);
  return { type: 'drafted', processingTimeMs: Math.max(0, measuredMs) };
};

const waitReason = (row: SectionStateRow): WaitReason => {
  if (row.holdReason !== null) return { type: 'held', reason: row.holdReason };
  if (row.jobState === 'blocked') return { type: 'sections', count: Math.max(1, row.jobWaitingFor ?? 1) };
  if (row.jobState === 'scheduled') {
    const dueAt = row.jobDueAt ?? 0;
    const spent = row.jobAttemptsSpent ?? 0;
    if (row.jobError === null) return { type: 'scheduled', dueAt };
    return { type: 'retry', dueAt, attempt: spent + 1, error: row.jobError };
  }
  return { type: 'in-line', position: (row.jobsAhead ?? 0) + 1 };
};

/** A section's state as the user sees it: a pure function of its latest job and its text. */
export const sectionStateOf = (row: SectionStateRow): SectionState => {
  switch (row.jobState) {
    case null:
    case 'completed':
      return drafted(row);
    case 'scheduled':
    case 'blocked':
    case 'ready':
      return { type: 'waiting', reason: waitReason(row) };
    case 'running':
      return { type: 'drafting', startedAt: row.jobStartedAt ?? 0, attempt: (row.jobAttemptsSpent ?? 0) + 1 };
    case 'failed':
      return { type: 'failed', error: row.jobError ?? unknownError, attempts: row.jobAttemptsSpent ?? 0 };
    case 'cancelled':
      // A text that stands is one, whatever was asked for besides and then not wanted.
      return row.hasText ? drafted(row) : { type: 'cancelled' };
  }
};
