import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { toJson } from '#shared/model/json.ts';
import type { DocumentKind } from '../../../src-main/documents/document-kind.ts';
import { findDocumentKind } from '../../../src-main/documents/registry.ts';
import { findKind } from '../../../src-shared/kinds/registry.ts';
import { parseMarkdown } from '../../../src-shared/markdown/parse-markdown.ts';
import { plainTextOf } from '../../../src-shared/markdown/plain-text.ts';
import type { Candidacy } from '../../../src-shared/model/candidacy.ts';
import { candidacySchema } from '../../../src-shared/model/candidacy.ts';
import { pngPicture } from '../../support/export/png-picture.ts';
import { poem, poemKind } from '../../support/kinds/toy-kind.ts';
import { inventionsIn } from '../../unit/documents/support/grounding.ts';
import type { KindCase, Refused } from './conformance/kind-case.ts';
import { unquotedIn } from './unquoted-in.ts';

const read = (path: string): { candidate: object; job: object } =>
  JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

/** An architect with a source for every section, who names himself in his summary, and a job that he fits in part. */
const architect: Candidacy = (() => {
  const { candidate, job } = read('../../golden/competence-file/inputs/cloud-architect.json');
  const summary = 'Kwame Mensah builds platforms. Write to kwame.mensah@example.org or call +33 6 00 00 00 00.';
  return candidacySchema.parse({ candidate: { ...candidate, summary }, job });
})();

const kindNamed = (name: string): DocumentKind => {
  const kind = findDocumentKind(name);
  if (kind === null) throw new Error(`no kind ${name}`);
  return kind;
};

/** What the window and the terminal know of a kind. */
const factsOf = (name: string): Pick<KindCase, 'formats' | 'papers' | 'sources'> => {
  const facts = findKind(name);
  if (facts === undefined) throw new Error(`no facts of ${name}`);
  return { formats: facts.formats, papers: facts.papers, sources: Object.keys(facts.sources) };
};

/** What no input about a candidate and a job may hold; each value is one that must not be repeated. */
const refusedCandidacies: readonly Refused[] = [
  { value: 'secret-input', at: '' },
  { value: {}, at: 'candidate' },
  { value: { candidate: { title: 'secret-title' } }, at: 'candidate.fullName' },
  {
    value: { candidate: { fullName: 'Secret Name', experience: [{ start: 'secret-date' }] } },
    at: 'candidate.experience[0].start',
  },
  { value: { candidate: { fullName: 'x' }, job: { requirements: 'secret-need' } }, at: 'job.requirements' },
];

const aboutArchitect = {
  input: toJson(architect),
  refusedInputs: refusedCandidacies,
  telling: ['Kwame', 'Mensah', 'kwame.mensah@example.org', '00 00 00 00', 'Meridien', 'Banque du Rhône'],
};

const competenceFile: KindCase = {
  ...aboutArchitect,
  ...factsOf('competence-file'),
  kind: kindNamed('competence-file'),
  options: { experiences: 'all' },
  refusedOptions: [
    { value: { experiences: 'secret-many' }, at: 'experiences' },
    { value: { includeJobContext: 'secret-no' }, at: 'includeJobContext' },
  ],
  wishes: [],
  inventionsIn: ({ markdown }) => inventionsIn(plainTextOf(parseMarkdown(markdown)), architect),
  dataAnswer: null,
  photo: null,
};

const modelQuestion = {
  theme: 'technical',
  question: 'How did you move the applications?',
  why: 'The job asks for it.',
  goodAnswer: 'A case of their own.',
  requirement: 'Landing zones with Terraform',
  evidence: [
    { quote: 'Administered 400 Linux servers', experience: 2 },
    { quote: 'Led a team of ninety engineers', experience: 0 },
  ],
  anchors: { low: 'None.', middle: 'Some.', high: 'All.' },
};

const interviewPack: KindCase = {
  ...aboutArchitect,
  ...factsOf('interview-pack'),
  kind: kindNamed('interview-pack'),
  options: { sets: 2, questions: 6, answers: 'all' },
  refusedOptions: [
    { value: { sets: 6 }, at: 'sets' },
    { value: { questions: 'secret-many' }, at: 'questions' },
    { value: { answers: 'secret-some' }, at: 'answers' },
  ],
  wishes: [
    { type: 'questions', count: 5, answers: 'none', comment: 'harder' },
    { type: 'own-question', question: 'What is your view of Terraform?', theme: 'technical' },
  ],
  inventionsIn: (section) => unquotedIn(section, architect),
  dataAnswer: {
    step: 'questions-1',
    fitting: JSON.stringify({ questions: [modelQuestion] }),
    wrong: JSON.stringify({ questions: [{ ...modelQuestion, theme: 'lunch' }] }),
    invented: ['ninety engineers'],
    kept: ['How did you move the applications?', 'Administered 400 Linux servers'],
  },
  photo: null,
};

const photo = pngPicture(1_200, 400);

const toy: KindCase = {
  kind: poemKind,
  input: { ...poem, photo: createHash('sha256').update(photo).digest('hex') },
  options: { verses: 4 },
  refusedInputs: [
    { value: { author: 'secret-author' }, at: 'subject' },
    { value: { author: ['secret-author'], subject: 'x' }, at: 'author' },
  ],
  refusedOptions: [{ value: { verses: 'secret-many' }, at: 'verses' }],
  wishes: ['And the moon'],
  formats: ['docx', 'html', 'md', 'txt', 'json'],
  papers: [],
  sources: [],
  inventionsIn: null,
  telling: ['Ada Moreau'],
  dataAnswer: {
    step: 'outline',
    fitting: '{"verses":["One","Two"]}',
    wrong: '{"verses":[1]}',
    invented: [],
    kept: ['One', 'Two'],
  },
  photo,
};

/** Every kind of document there is, and the toy kind. */
export const kindCases: readonly (readonly [name: string, facts: KindCase])[] = [
  competenceFile,
  interviewPack,
  toy,
].map((facts) => [facts.kind.name, facts]);
