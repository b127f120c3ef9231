import type { Experience } from '#shared/model/candidate.ts';
import { mostRecentFirst } from '../../people/experience-order.ts';
import { searchTerm } from '../../people/mention.ts';
import { isRunning, spanOf } from '../../people/period.ts';
import { ranked } from '../../people/relevance.ts';
import { skillsOf } from '../../people/skills.ts';
import { plainTextOrNone, textKey } from '../../text/source-text.ts';
import type { CvLine } from '../cv/cv-lines.ts';
import { toEvidence } from '../cv/cv-lines.ts';
import { isAboutPeople, tellsOfEffect, tellsOfLeading } from '../cv/tells.ts';
import { duration, placePhrase } from '../language/phrases.ts';
import { nameInSentence, quotation } from '../language/quotation.ts';
import { hasEnded } from './certificate-validity.ts';
import type { Ground, Matter } from './matter.ts';
import { evidenceFrom, keyPart, quoteSlots } from './matter.ts';

const mostBullets = 16;
const [mostSkills, mostListed, mostPeopleSkills, mostRoles] = [10, 4, 4, 4];
const longStayMonths = 60;
/** A shorter quotation says too little to be asked about. */
const shortestBullet = 25;

const optional = { isMust: false, isShown: true } as const;

/** 0 to 1: how well a text answers the job, against the best of its kind. */
const scaled = <T>(values: readonly T[], scoreOf: (value: T) => number): ((value: T) => number) => {
  const best = values.reduce((most, value) => Math.max(most, scoreOf(value)), 0);
  return (value) => (best === 0 ? 0 : scoreOf(value) / best);
};

const bulletMatters = (ground: Ground): Matter[] => {
  const bullets = ground.cv.lines.filter(
    ({ source, quote, experience }) =>
      source === 'bullet' && experience !== undefined && [...quote].length >= shortestBullet && !quote.endsWith('…'),
  );
  const closeness = scaled(bullets, ({ quote }) => ground.relevance.ofText(quote));
  const age = new Map(bullets.map((line, place) => [line, place / Math.max(1, bullets.length)]));
  const score = (line: CvLine): number => 0.25 * closeness(line) + 0.15 * (1 - (age.get(line) ?? 0));
  return ranked(bullets, (line) => score(line) + (tellsOfEffect(line.quote) ? 0.1 : 0))
    .slice(0, mostBullets)
    .map((line): Matter => {
      const kind = tellsOfLeading(line.quote) ? 'leadership' : tellsOfEffect(line.quote) ? 'achievement' : 'deed';
      const sameRole = bullets.filter(({ experience }) => experience === line.experience);
      const key = `bullet-${line.experience ?? 0}-${sameRole.indexOf(line)}`;
      const related = ground.cv.support(line.quote).lines.filter(({ source }) => source === 'bullet');
      const evidence = [line, ...related.filter((one) => one !== line && one.experience === line.experience)];
      return {
        ...optional,
        kind,
        key,
        weight: 0.45 + score(line),
        slots: quoteSlots([line], ground),
        evidence: evidence.slice(0, 2).map(toEvidence),
      };
    });
};

const skillMatters = (ground: Ground): Matter[] => {
  const { candidate } = ground.input;
  const skills = skillsOf(candidate)
    .filter(({ origin }) => origin !== 'wording')
    .slice(0, 200)
    .map((skill) => {
      const term = searchTerm(skill.name);
      const naming = ground.cv.naming(term);
      const shown = naming.filter(({ experience }) => experience !== undefined);
      return { ...skill, naming, shown, wanted: ground.relevance.ofSkill(term) };
    });
  const weigh = ({ wanted, shown }: (typeof skills)[number]): number =>
    Math.min(wanted, 2) * 0.12 + Math.min(shown.length, 5) * 0.03;
  const best = (wanted: (skill: (typeof skills)[number]) => boolean, most: number) =>
    ranked(skills.filter(wanted), weigh).slice(0, most);
  const technical = best(({ kind, shown }) => kind === 'technical' && shown.length > 0, mostSkills);
  const listed = best(
    ({ kind, shown, origin }) => kind === 'technical' && shown.length === 0 && origin === 'listed',
    mostListed,
  );
  const functional = best(
    ({ kind, origin, name }) => kind === 'functional' && origin === 'listed' && isAboutPeople(name),
    mostPeopleSkills,
  );
  return [
    ...technical.map((skill): Matter => {
      const index = skill.shown[0]?.experience;
      const experience = index === undefined ? undefined : candidate.experience[index];
      return {
        ...optional,
        kind: 'skill',
        key: `skill-${keyPart(skill.name)}`,
        weight: 0.4 + weigh(skill),
        slots: {
          skill: nameInSentence(skill.name, ground.lexicon),
          ...(experience === undefined ? {} : { place: placePhrase(experience, ground.lexicon) }),
        },
        evidence: evidenceFrom(skill.shown),
      };
    }),
    ...listed.map(
      (skill): Matter => ({
        ...optional,
        kind: 'listed-skill',
        key: `skill-${keyPart(skill.name)}`,
        weight: 0.35 + weigh(skill),
        slots: { skill: nameInSentence(skill.name, ground.lexicon) },
        evidence: evidenceFrom(skill.naming),
        isShown: false,
      }),
    ),
    ...functional.map((skill): Matter => {
      const lines = [...ground.cv.support(skill.name).lines, ...skill.naming];
      const bullets = lines.filter(({ source }) => source === 'bullet' || source === 'summary');
      return {
        ...optional,
        kind: 'people-skill',
        key: `skill-${keyPart(skill.name)}`,
        weight: 0.38 + weigh(skill),
        slots: { skill: quotation(skill.name, 60, ground.lexicon) },
        evidence: evidenceFrom(lines),
        isShown: bullets.length > 0,
      };
    }),
  ];
};

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

/** What the CV holds that can be asked about without any job: bullets, skills, stations, moves, qualifications. */
export const mattersOfRecord = (ground: Ground): Matter[] => [
  ...bulletMatters(ground),
  ...skillMatters(ground),
  ...stationMatters(ground),
  ...moveMatters(ground),
  ...qualificationMatters(ground),
];
