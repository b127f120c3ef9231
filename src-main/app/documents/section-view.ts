import type { Marks, SectionView } from '#shared/model/section.ts';
import type { Paid } from '#shared/model/usage.ts';
import type { SectionRow } from '../../storage/section-rows.ts';
import type { LiveTexts } from '../drafting/live-texts.ts';
import { sectionStateOf } from './section-state.ts';

/** What a section's view shows besides its row. */
interface SectionExtras {
  /** What stands above it, in the language of its document. */
  readonly heading: string | null;
  readonly live: LiveTexts;
  readonly paid: Paid | undefined;
  readonly marks: Marks | undefined;
}

/** What streams into it; nothing yet of a claim that hasn't begun to, so that a client keeps what it may have heard since. */
const liveText = ({ id, jobState, jobClaimNo }: SectionRow, live: LiveTexts): SectionView['live'] =>
  jobState === 'running' ? (live.of(id) ?? { claimNo: jobClaimNo ?? 0, text: '' }) : null;

/** A section as a client sees it. */
export const sectionView = (row: SectionRow, { heading, live, paid, marks }: SectionExtras): SectionView => {
  const { id, runId, key, order, label, role, group, hasSource } = row;
  const { content, data, revision, origin, standIn, isLocked, partial, givesWay } = row;
  return {
    id,
    runId,
    key,
    order,
    label,
    heading,
    role,
    group,
    hasSource,
    content,
    data,
    marks: marks ?? {},
    revision,
    origin,
    ...(standIn === null ? {} : { standIn }),
    isLocked,
    ...(givesWay ? { givesWay } : {}),
    state: sectionStateOf(row),
    partial,
    paid: paid ?? null,
    live: liveText(row, live),
  };
};
