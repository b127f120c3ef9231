import type { Candidacy } from '#shared/model/candidacy.ts';
import type { PartialDate } from '#shared/model/partial-date.ts';
import { searchTerm } from '../../people/mention.ts';
import { relevanceTo } from '../../people/relevance.ts';
import { plainTextOrNone, plainTexts } from '../../text/source-text.ts';
import { readCvLines } from '../cv/cv-lines.ts';
import { indexCv } from '../cv/find-lines.ts';
import type { Lexicon } from '../language/lexicon.ts';
import { nameInSentence, readable, shortened } from '../language/quotation.ts';
import type { Ground, Matter } from './matter.ts';
import { evidenceFrom, inQuestion, longestRequirement } from './matter.ts';
import { mattersOfBullets } from './matters-of-bullets.ts';
import { mattersOfGaps } from './matters-of-gaps.ts';
import { mattersOfNeeds } from './matters-of-needs.ts';
import { listedSkills, mattersOfSkills } from './matters-of-skills.ts';
import { mattersOfStations } from './matters-of-stations.ts';

const mostDuties = 8;

/** Reads CV and job once for all that is asked of them. */
export const readGround = (input: Candidacy, today: PartialDate, lexicon: Lexicon): Ground => {
  const listed = memoized(() => listedSkills(input.candidate).map(({ name }) => searchTerm(name)));
  const wanted = () => [...listed(), ...plainTexts(input.job?.skills ?? []).map(searchTerm)];
  return {
    input,
    today,
    lexicon,
    cv: indexCv(readCvLines(input.candidate, lexicon), wanted),
    relevance: relevanceTo(input.job, listed),
  };
};

/** Calls a function at the first question, and never again. */
const memoized = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

const jobMatters = (ground: Ground): Matter[] => {
  const { job } = ground.input;
  if (job === undefined) return [];
  const [title, client] = [plainTextOrNone(job.title), plainTextOrNone(job.company)];
  const { lexicon } = ground;
  const named =
    title === undefined ? lexicon.thisJob : lexicon.job.replace('{name}', () => nameInSentence(title, lexicon));
  const best = ground.cv.lines.filter(({ source }) => source === 'bullet' || source === 'summary');
  const fitting = [...best].sort((a, b) => ground.relevance.ofText(b.quote) - ground.relevance.ofText(a.quote));
  const whole: Matter = {
    kind: 'job',
    key: 'job',
    weight: 0.6,
    isMust: false,
    slots: { job: named, ...(client === undefined ? {} : { client: nameInSentence(client, lexicon) }) },
    evidence: evidenceFrom(fitting),
    isShown: true,
  };
  const duties = (job.responsibilities ?? []).slice(0, mostDuties).flatMap((duty, index): Matter[] => {
    const text = readable(duty);
    if (!/[\p{L}\p{N}]/u.test(text)) return [];
    const { lines } = ground.cv.support(text);
    return [
      {
        kind: 'duty',
        key: `duty-${index}`,
        weight: 0.58 - index * 0.02,
        isMust: false,
        slots: { duty: inQuestion(text, ground) },
        evidence: evidenceFrom(lines),
        requirement: shortened(text, longestRequirement),
        isShown: lines.length > 0,
      },
    ];
  });
  return [whole, ...duties];
};

const general: Matter = {
  kind: 'general',
  key: 'general',
  weight: 0.4,
  isMust: false,
  slots: {},
  evidence: [],
  isShown: false,
};

const known = new WeakMap<Ground, readonly Matter[]>();

/** Everything that can be asked about, what must be first; the same for the same input, so it is looked for once. */
export const findMatters = (ground: Ground): readonly Matter[] => {
  const matters = known.get(ground) ?? [
    ...mattersOfNeeds(ground),
    ...mattersOfGaps(ground),
    ...jobMatters(ground),
    ...mattersOfBullets(ground),
    ...mattersOfSkills(ground),
    ...mattersOfStations(ground),
    general,
  ];
  known.set(ground, matters);
  return matters;
};
