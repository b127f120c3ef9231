import { describe, expect, it } from 'vitest';
import { findDocumentKind } from '../../../../src-main/documents/registry.ts';
import type { QuestionData } from '../../../../src-shared/kinds/interview-pack/question.ts';
import { questionDataSchema, questionSetSchema } from '../../../../src-shared/kinds/interview-pack/question.ts';

const job = {
  title: 'Data platform lead',
  company: 'Atlas Rail',
  requirements: ['Five years of PostgreSQL in production', 'Kafka', 'Fluent German'],
  skills: ['Kafka'],
};
const nour = {
  fullName: 'Nour Haddad',
  experience: [
    {
      company: 'Aurelia Rail',
      title: 'Data engineer',
      start: '2015-03',
      isCurrent: true,
      responsibilities: ['Ran 38 PostgreSQL clusters in production for 4 regions.', 'Moved 12 pipelines to Kafka.'],
    },
  ],
};
const ada = {
  fullName: 'Ada Moreau',
  experience: [
    { company: 'Brume', title: 'Engineer', start: '2012-01', isCurrent: true, responsibilities: ['Tuned PostgreSQL.'] },
  ],
};

const open = (candidate: object, options: object = {}) => {
  const document = findDocumentKind('interview-pack')?.open({ candidate, job }, options, { today: '2026-01-05' });
  if (!document) throw new Error('no such kind');
  return document;
};

const setOf = (candidate: object): QuestionData[] => {
  const document = open(candidate, { questions: 20 });
  const [step] = document.plan().steps;
  if (!step?.brief) throw new Error('no step');
  return questionSetSchema.parse(document.compose({ key: step.key, brief: step.brief, peers: [] }).data).questions;
};

const sharedWith = (candidate: object, questions: readonly QuestionData[]) => {
  const plan = open(candidate, { given: { from: 'doc-1', questions } }).plan();
  return { plan, questions: plan.sections.map(({ data }) => questionDataSchema.parse(data)) };
};

describe('a set that several candidates of a job answer', () => {
  const given = setOf(nour);

  it('keeps the questions word for word, and asks nothing about the other’s CV', () => {
    const { questions } = sharedWith(ada, given);
    expect(questions.length).toBeGreaterThan(4);
    expect(given.map(({ question }) => question)).toEqual(expect.arrayContaining(questions.map((one) => one.question)));
    expect(JSON.stringify(questions)).not.toMatch(/Nour|Aurelia|38|12 pipelines/);
  });

  it('has the evidence of this candidate, and starts no search for questions', () => {
    const { plan, questions } = sharedWith(ada, given);
    expect(plan.steps.every(({ job: kind, start }) => kind === 'draft-section' && start === 'on-request')).toBe(true);
    expect(questions.some(({ evidence }) => evidence.some(({ quote }) => quote.includes('Tuned PostgreSQL')))).toBe(
      true,
    );
    expect(questions.map(({ number }) => number)).toEqual(questions.map((_, at) => at + 1));
  });

  it('finds a set of its own where nothing can be shared', () => {
    const about = given.filter(({ question }) => question.includes('38 PostgreSQL'));
    expect(about.length).toBeGreaterThan(0);
    expect(sharedWith(ada, about).plan.steps[0]).toMatchObject({ job: 'draft-outline' });
  });

  it('names nowhere that the other has worked, also where the job asked for it', () => {
    const about = { ...given[0], question: 'What of your work at Aurelia Rail would carry over?' };
    const named = questionDataSchema.parse({
      ...about,
      source: { pattern: 'technical.need-carry-over', matter: 'requirement-0' },
    });
    expect(JSON.stringify(sharedWith(ada, [...given, named]).questions)).not.toContain('Aurelia');
  });

  it('is found by the pack it comes from', () => {
    expect(open(ada, { given: { from: 'doc-1', questions: given } }).describe().searchText).toContain('doc-1');
  });
});
