import { candidateSchema } from '../../src-shared/model/candidate.ts';

/** A candidate with five experiences, whose competence file has 14 sections. */
export const modelCandidate = candidateSchema.parse({
  fullName: 'Nour Haddad',
  title: 'Data engineer',
  summary: 'Builds what moves data, and keeps it moving.',
  location: 'Lyon',
  contact: { email: 'nour@example.org' },
  skills: [{ name: 'Platforms', skills: ['PostgreSQL', 'Kafka'] }],
  experience: ['Aurelia Rail', 'Brume Energy', 'Cairn Bank', 'Dune Health', 'Ecume Ports'].map((company, index) => ({
    company,
    title: 'Data engineer',
    start: `${2020 - index}-01`,
    end: `${2020 - index}-12`,
    responsibilities: [`Moved ${38 + index} pipelines.`],
  })),
  education: [{ institution: 'University of Nowhere', degree: 'MSc', end: '2016' }],
  certifications: [{ name: 'Certified Nobody', issuer: 'Nobody', date: '2019' }],
  languages: [{ name: 'French', level: 'native' }],
});
