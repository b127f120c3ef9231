import type { InterviewTheme } from '#shared/kinds/interview-pack/question.ts';
import { interviewThemes } from '#shared/kinds/interview-pack/question.ts';
import type { DocumentView } from '#shared/model/document.ts';
import { foldText } from '#shared/model/fold-text.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import type { PackQuestion } from '../read-pack.ts';
import { askedQuestions, readPack } from '../read-pack.ts';
import type { ScoreTotal } from '../score-totals.ts';
import { totalScore } from '../score-totals.ts';

/** A question that several candidates were asked, with each one's own copy of it; who was not asked has none. */
export interface GridRow {
  /** As it is worded: that is what the copies have in common. */
  readonly question: string;
  readonly theme: InterviewTheme;
  readonly cells: ReadonlyMap<DocumentId, PackQuestion>;
}

/** A column: a candidate's pack, and what its scores come to. */
export interface GridCandidate {
  readonly id: DocumentId;
  readonly name: string;
  /** Which of those with the same name, from 1, the oldest first; null where the name is the only one. */
  readonly namesake: number | null;
  /** When the pack was made, in epoch milliseconds. */
  readonly createdAt: number;
  readonly total: ScoreTotal;
  /** Of the themes that there are rows of. */
  readonly themes: ReadonlyMap<InterviewTheme, ScoreTotal>;
}

/** Candidates side by side. */
export interface Grid {
  /** The oldest pack first. */
  readonly candidates: readonly GridCandidate[];
  /** In the order of an interview, without themes that have no row. */
  readonly themes: readonly { readonly theme: InterviewTheme; readonly rows: readonly GridRow[] }[];
  /** How many questions only one candidate was asked: they compare nothing, so they are left out. */
  readonly leftOut: number;
}

type Pack = Pick<DocumentView, 'id' | 'subject' | 'title' | 'createdAt' | 'sections' | 'steps'>;

const inOrder = (questions: readonly PackQuestion[]): PackQuestion[] =>
  [...questions].sort((a, b) => a.data.set - b.data.set || a.data.number - b.data.number);

/** The rows of all packs in the order in which their questions first come up. Asked twice, the first copy counts. */
const collectRows = (packs: readonly Pack[]): GridRow[] => {
  const rows = new Map<string, { theme: InterviewTheme; cells: Map<DocumentId, PackQuestion> }>();
  for (const pack of packs) {
    for (const asked of inOrder(askedQuestions(readPack(pack).sets.flatMap(({ questions }) => questions)))) {
      const { question, theme } = asked.data;
      const row = rows.get(question) ?? { theme, cells: new Map<DocumentId, PackQuestion>() };
      if (!row.cells.has(pack.id)) row.cells.set(pack.id, asked);
      rows.set(question, row);
    }
  }
  return [...rows].map(([question, row]) => ({ question, ...row }));
};

const totalIn = (rows: readonly GridRow[], id: DocumentId): ScoreTotal =>
  totalScore(
    rows.flatMap(({ theme, cells }) => {
      const cell = cells.get(id);
      return cell ? [{ theme, score: cell.score.score }] : [];
    }),
  );

const nameOf = ({ subject, title }: Pack): string => subject || title;

/** The candidates of some packs side by side, by the questions that at least two of them were asked. Pure. */
export const buildGrid = (packs: readonly Pack[]): Grid => {
  const oldestFirst = [...packs].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  const all = collectRows(oldestFirst);
  const rows = all.filter(({ cells }) => cells.size > 1);
  const themes = interviewThemes.flatMap((theme) => {
    const own = rows.filter((row) => row.theme === theme);
    return own.length === 0 ? [] : [{ theme, rows: own }];
  });
  const candidates = oldestFirst.map((pack): GridCandidate => {
    const namesakes = oldestFirst.filter((other) => foldText(nameOf(other)) === foldText(nameOf(pack)));
    return {
      id: pack.id,
      name: nameOf(pack),
      namesake: namesakes.length > 1 ? namesakes.indexOf(pack) + 1 : null,
      createdAt: pack.createdAt,
      total: totalIn(rows, pack.id),
      themes: new Map(themes.map((one) => [one.theme, totalIn(one.rows, pack.id)])),
    };
  });
  return { candidates, themes, leftOut: all.length - rows.length };
};

/** What candidates are sorted by: the best mean first, or the name. */
export type GridOrder = 'mean' | 'name';

/** Candidates in an order; who has no score yet comes last, and equal means stand by name. Pure. */
export const sortCandidates = (
  candidates: readonly GridCandidate[],
  order: GridOrder,
  locale: string,
): GridCandidate[] => {
  const collator = new Intl.Collator(locale, { numeric: true });
  const byName = (a: GridCandidate, b: GridCandidate) =>
    collator.compare(a.name, b.name) || (a.namesake ?? 0) - (b.namesake ?? 0);
  const byMean = (a: GridCandidate, b: GridCandidate) => (b.total.mean ?? 0) - (a.total.mean ?? 0);
  return [...candidates].sort((a, b) => (order === 'mean' ? byMean(a, b) : 0) || byName(a, b));
};
