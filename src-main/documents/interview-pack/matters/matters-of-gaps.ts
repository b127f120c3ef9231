import type { Experience } from '#shared/model/candidate.ts';
import type { PartialDate } from '#shared/model/partial-date.ts';
import { monthOf } from '#shared/model/partial-date.ts';
import { endMonth, isRunning, spanOf, startMonth } from '../../people/period.ts';
import { groupBy } from '../../text/group-by.ts';
import { textKey } from '../../text/source-text.ts';
import { toEvidence } from '../cv/cv-lines.ts';
import { duration, longDate, placePhrase } from '../language/phrases.ts';
import { quotation, readable } from '../language/quotation.ts';
import { hasEnded } from './certificate-validity.ts';
import type { Ground, Matter } from './matter.ts';
import { evidenceFrom } from './matter.ts';

/** Roles that are short by their nature: nobody asks why they ended. */
const limitedByNature =
  /\b(?:intern(?:ship)?|trainee|apprentice\w*|student|summer|temp(?:orary)?|interim|intérim\w*|contract(?:or)?|freelance\w*|stage|stagiaire|alternan\w*|apprenti\w*|CDD|vacataire|saisonni\w*|praktik\w*|werkstudent\w*|thesis)\b/iu;

const [shortStayMonths, longBreakMonths] = [12, 6];

const isExact = ({ start, end }: Experience): boolean =>
  start !== undefined && end !== undefined && monthOf(start) !== undefined && monthOf(end) !== undefined;

const touches = (end: PartialDate | undefined, start: PartialDate | undefined): boolean =>
  end !== undefined && start !== undefined && Math.abs(startMonth(start) - endMonth(end)) <= 2;

/** Makes the check whether the same employer goes on right before or after: a promotion ends no stay. */
const stayChecker = (all: readonly Experience[]): ((one: Experience) => boolean) => {
  const byCompany = groupBy(all, ({ company }) => (company === undefined ? undefined : textKey(company)));
  return (one) => {
    const same = one.company === undefined ? [] : (byCompany.get(textKey(one.company)) ?? []);
    return same.some((other) => other !== one && (touches(one.end, other.start) || touches(other.end, one.start)));
  };
};

/** A few lines of one experience: its title, else what it has. */
const linesOf = (index: number, ground: Ground) => {
  const lines = ground.cv.lines.filter(({ experience }) => experience === index);
  return [...lines.filter(({ source }) => source === 'title'), ...lines];
};

const shortStays = (employment: readonly Experience[], ground: Ground): Matter[] => {
  const goesOn = stayChecker(employment);
  return ground.input.candidate.experience.flatMap((one, index): Matter[] => {
    if (one.nature !== 'employment' || !isExact(one) || isRunning(one, ground.today)) return [];
    const span = spanOf(one, ground.today);
    const months = span === undefined ? shortStayMonths : span.to - span.from;
    if (months >= shortStayMonths || limitedByNature.test(one.title ?? '') || goesOn(one)) return [];
    return [
      {
        kind: 'short-stay',
        key: `stay-${index}`,
        weight: 0.85,
        isMust: true,
        slots: { place: placePhrase(one, ground.lexicon), duration: duration(months, ground.lexicon) },
        evidence: evidenceFrom(linesOf(index, ground)),
        isShown: false,
      },
    ];
  });
};

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly experience: Experience;
}

/** The latest month an end can mean, exclusive, and the earliest a start can: a mere year leaves both open. */
const latestEnd = (date: PartialDate): number => endMonth(date.length === 4 ? `${date}-12` : date);
const earliestStart = (date: PartialDate): number => startMonth(date.length === 4 ? `${date}-01` : date);

/** The longest stretches of time that employment can have taken; undefined where some of it has no dates at all. */
const stretches = (employment: readonly Experience[], today: PartialDate): Stretch[] | undefined => {
  const now = startMonth(today);
  const known: Stretch[] = [];
  for (const experience of employment) {
    const { start, end, isCurrent } = experience;
    if (start === undefined && end === undefined) return undefined;
    const from = start === undefined ? Number.NEGATIVE_INFINITY : earliestStart(start);
    // An end that nobody gave may lie anywhere, today included.
    const to = end === undefined || (isCurrent && end === undefined) ? Math.max(now, from) : latestEnd(end);
    if (to > from) known.push({ from, to, experience });
  }
  return known.sort((a, b) => a.from - b.from);
};

/** Months of a stretch that education fills. */
const studied = (from: number, to: number, { input: { candidate }, today }: Ground): number =>
  candidate.education.reduce((most, { start, end, isCurrent }) => {
    if (start === undefined) return most;
    const last = end === undefined ? (isCurrent ? startMonth(today) : earliestStart(start)) : latestEnd(end);
    return Math.max(most, Math.min(to, last) - Math.max(from, earliestStart(start)));
  }, 0);

const breaks = (employment: readonly Experience[], ground: Ground): Matter[] => {
  const { lexicon, today, input } = ground;
  const inOrder = stretches(employment, today) ?? [];
  const matters: Matter[] = [];
  let before: Stretch | undefined;
  const add = (last: Stretch, to: number, after: Experience | undefined): void => {
    const months = to - last.to;
    const { end } = last.experience;
    if (end === undefined || months <= longBreakMonths || months - studied(last.to, to, ground) <= longBreakMonths)
      return;
    const isMeasured = monthOf(end) !== undefined && after?.start !== undefined && monthOf(after.start) !== undefined;
    const neighbours = [last.experience, ...(after === undefined ? [] : [after])];
    const indexes = neighbours.map((one) => input.candidate.experience.indexOf(one));
    matters.push({
      kind: 'break',
      key: `break-${indexes.join('-')}`,
      weight: 0.88,
      isMust: true,
      slots: {
        from: longDate(end, lexicon),
        to: after?.start === undefined ? lexicon.today : longDate(after.start, lexicon),
        ...(isMeasured ? { duration: duration(months, lexicon) } : {}),
      },
      evidence: indexes.flatMap((index) => linesOf(index, ground).slice(0, 1)).map(toEvidence),
      isShown: false,
    });
  };
  for (const stretch of inOrder) {
    if (before !== undefined && Number.isFinite(stretch.from)) add(before, stretch.from, stretch.experience);
    if (before === undefined || stretch.to > before.to) before = stretch;
  }
  if (before !== undefined) add(before, startMonth(today), undefined);
  return matters;
};

const endedCertificates = (ground: Ground): Matter[] => {
  const ended = ground.input.candidate.certifications.filter((one) => hasEnded(one, ground.today));
  const [first] = ended;
  if (first === undefined) return [];
  const names = ended.slice(0, 5).map(({ name }) => quotation(name, 80, ground.lexicon));
  const lines = ground.cv.lines.filter(
    ({ source, quote }) =>
      source === 'certificate' && ended.some(({ name }) => readable(name).startsWith(quote.replace(/…$/u, ''))),
  );
  return [
    {
      kind: ended.length === 1 ? 'ended-certificate' : 'ended-certificates',
      key: 'certificates',
      weight: 0.8,
      isMust: true,
      slots: { certificate: names.join(', ') },
      evidence: lines.slice(0, 5).map(toEvidence),
      isShown: false,
    },
  ];
};

/** What the dates of a CV leave open: stays under a year that ended, breaks of more than six months, certificates that ran out. */
export const mattersOfGaps = (ground: Ground): Matter[] => {
  const employment = ground.input.candidate.experience.filter(({ nature }) => nature === 'employment');
  return [...shortStays(employment, ground), ...breaks(employment, ground), ...endedCertificates(ground)];
};
