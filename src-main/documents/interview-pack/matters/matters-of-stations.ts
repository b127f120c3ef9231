import type { Experience } from '#shared/model/candidate.ts';
import { mostRecentFirst } from '../../people/experience-order.ts';
import { isRunning, spanOf } from '../../people/period.ts';
import { ranked } from '../../people/relevance.ts';
import { plainTextOrNone, textKey } from '../../text/source-text.ts';
import type { CvLine } from '../cv/cv-lines.ts';
import { toEvidence } from '../cv/cv-lines.ts';
import { duration, placePhrase } from '../language/phrases.ts';
import { nameInSentence, quotation } from '../language/quotation.ts';
import { hasEnded } from './certificate-validity.ts';
import type { Ground, Matter } from './matter.ts';
import { evidenceFrom } from './matter.ts';

const mostRoles = 4;
const longStayMonths = 60;

/** What may be asked about, and what the CV shows. */
const optional = { isMust: false, isShown: true } as const;

const stationMatters = (ground: Ground): Matter[] => {
  const { input, today, lexicon, cv } = ground;
  const all = input.candidate.experience;
  const evidenceOfRole = (one: Experience) =>
    evidenceFrom(
      ranked(
        cv.lines.filter(({ experience, source }) => experience === all.indexOf(one) && source !== 'technology'),
        ({ quote, source }) => ground.relevance.ofText(quote) + (source === 'bullet' ? 0.5 : 0),
      ),
    );
  const station = (kind: Matter['kind'], one: Experience, weight: number, slots: Matter['slots'] = {}): Matter => ({
    ...optional,
    kind,
    key: `${kind}-${all.indexOf(one)}`,
    weight,
    slots: { place: placePhrase(one, lexicon), ...slots },
    evidence: evidenceOfRole(one),
  });
  const ordered = mostRecentFirst(all);
  const employment = ordered.filter(({ nature, company, title }) => nature === 'employment' && (company ?? title));
  const current = employment.find((one) => isRunning(one, today));
  const months = (one: Experience): number => {
    const span = spanOf(one, today);
    return span === undefined ? 0 : span.to - span.from;
  };
  return [
    ...(current === undefined ? [] : [station('role', current, 0.55)]),
    ...employment
      .filter((one) => one !== current && !isRunning(one, today))
      .slice(0, mostRoles)
      .map((one, place) => station('earlier-role', one, 0.42 - place * 0.05)),
    ...employment
      .filter((one) => months(one) >= longStayMonths)
      .slice(0, 2)
      .map((one) => station('long-stay', one, 0.5, { duration: duration(months(one), lexicon) })),
    ...ordered
      .filter(({ nature }) => nature !== 'employment')
      .slice(0, 3)
      .map((one, place) => station('side-work', one, (employment.length === 0 ? 0.55 : 0.32) - place * 0.03)),
  ];
};

/** From one employer to the next, most recent first; where nobody knows what lay between, nothing is asked. */
const moveMatters = ({ input, lexicon, cv }: Ground): Matter[] => {
  const all = input.candidate.experience;
  const named = mostRecentFirst(all).filter(
    ({ nature, company, start }) =>
      nature === 'employment' && plainTextOrNone(company) !== undefined && start !== undefined,
  );
  return named.slice(0, 3).flatMap((after, place): Matter[] => {
    const before = named[place + 1];
    const [left, joined] = [before?.company, after.company];
    if (before === undefined || left === undefined || joined === undefined || textKey(left) === textKey(joined))
      return [];
    const indexes = [all.indexOf(before), all.indexOf(after)];
    return [
      {
        ...optional,
        kind: 'move',
        key: `move-${indexes.join('-')}`,
        weight: 0.5 - place * 0.06,
        slots: { before: nameInSentence(left, lexicon), after: nameInSentence(joined, lexicon) },
        evidence: indexes.flatMap((index) =>
          cv.lines
            .filter(({ experience, source }) => experience === index && source === 'title')
            .slice(0, 1)
            .map(toEvidence),
        ),
      },
    ];
  });
};

const qualificationMatters = (ground: Ground): Matter[] => {
  const { candidate } = ground.input;
  const held = candidate.certifications
    .map((one, index) => ({ one, index }))
    .filter(({ one }) => !hasEnded(one, ground.today));
  const lineOf = (source: CvLine['source'], at: number) =>
    ground.cv.lines.filter((line) => line.source === source).slice(at, at + 1);
  return [
    ...held.slice(0, 3).map(
      ({ one, index }): Matter => ({
        ...optional,
        kind: 'certificate',
        key: `certificate-${index}`,
        weight: 0.36 - index * 0.02,
        slots: { certificate: quotation(one.name, 90, ground.lexicon) },
        evidence: lineOf('certificate', index).map(toEvidence),
      }),
    ),
    ...candidate.education.slice(0, 1).flatMap(({ degree, area }): Matter[] => {
      const name = plainTextOrNone(degree) ?? plainTextOrNone(area);
      if (name === undefined) return [];
      return [
        {
          ...optional,
          kind: 'study',
          key: 'study-0',
          weight: candidate.experience.length === 0 ? 0.6 : 0.3,
          slots: { degree: quotation(name, 90, ground.lexicon) },
          evidence: lineOf('study', 0).map(toEvidence),
        },
      ];
    }),
  ];
};

/** The stations of a career: roles, long stays, side work, moves from one employer to the next, qualifications. */
export const mattersOfStations = (ground: Ground): Matter[] => [
  ...stationMatters(ground),
  ...moveMatters(ground),
  ...qualificationMatters(ground),
];
