import { describe, expect, it } from 'vitest';
import type { Imported } from '#shared/model/import.ts';
import type { JobDescription } from '#shared/model/job-description.ts';
import { parseJobFile, parseJobText } from '../../../../../src-main/convert/read/job/parse-job-file.ts';
import { resumeText } from '../../../../support/resumes/resume-fixtures.ts';

const read = (text: string, name = 'job.txt'): Imported<JobDescription> => {
  const outcome = parseJobFile({ name, text });
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
};

const french = `Architecte Data Senior (H/F) chez Ferronnerie Lambert

À propos de nous
Groupe familial fondé en 1952, 800 collaborateurs, expert SAP.

Vos missions :
• Concevoir l'architecture de la plateforme de données
• Animer des ateliers avec les métiers

Profil recherché :
• Bac+5 en informatique, 8 ans d’expérience minimum
• Maîtrise de Python, Spark et Kafka
• Gestion de projet et conduite du changement

Nous offrons :
• Télétravail, Excel à volonté`;

const german = `Senior Softwareentwickler (m/w/d)
Unternehmen: Blauwerk Technik
Einsatzort: Hamburg

IHRE AUFGABEN
- Entwicklung von Microservices
ANFORDERUNGEN
- Mehrjährige Erfahrung mit Java und Spring Boot,
  idealerweise in der Cloud
- Kenntnisse in Docker, Kubernetes und CI/CD
WIR BIETEN
- 30 Tage Urlaub`;

const spanish = `Puesto: Consultor SAP
Empresa: Molinos del Alba

Requisitos:
1. Experiencia mínima de 5 años en SAP FI/CO
2. Nivel alto de inglés
Se valorará:
1. Conocimientos de Power BI`;

const markdown = `# DevOps Engineer – Remote

**Client:** Ostwind Rail

## What you'll bring
* 5+ years with **AWS** and Terraform
* C++ or Go; .NET a plus

### Nice to have
* Experience with k8s

## Benefits
* Gym`;

describe('A1: a job description as text', () => {
  it('is read in French', () => {
    const { value, format } = read(french);
    expect(format).toBe('text');
    expect(value).toMatchObject({
      title: 'Architecte Data Senior (H/F)',
      company: 'Ferronnerie Lambert',
      requirements: [
        'Bac+5 en informatique, 8 ans d’expérience minimum',
        'Maîtrise de Python, Spark et Kafka',
        'Gestion de projet et conduite du changement',
      ],
      responsibilities: [
        "Concevoir l'architecture de la plateforme de données",
        'Animer des ateliers avec les métiers',
      ],
      sourceText: french,
    });
    expect(value.skills).toEqual(['Python', 'Spark', 'Kafka', 'Gestion de projet', 'conduite du changement']);
  });

  it('is read in German, wrapped lines and capitals included', () => {
    const { value } = read(german);
    expect(value).toMatchObject({
      title: 'Senior Softwareentwickler (m/w/d)',
      company: 'Blauwerk Technik',
      location: 'Hamburg',
    });
    expect(value.requirements).toEqual([
      'Mehrjährige Erfahrung mit Java und Spring Boot, idealerweise in der Cloud',
      'Kenntnisse in Docker, Kubernetes und CI/CD',
    ]);
    expect(value.skills).toEqual(['Microservices', 'Java', 'Spring Boot', 'Docker', 'Kubernetes', 'CI/CD']);
  });

  it('is read in Spanish', () => {
    const { value } = read(spanish);
    expect(value).toMatchObject({ title: 'Consultor SAP', company: 'Molinos del Alba' });
    expect(value.requirements).toHaveLength(3);
    expect(value.skills).toEqual(['SAP', 'SAP FI/CO', 'Power BI']);
  });

  it('is read from Markdown', () => {
    const { value } = read(markdown);
    expect(value).toMatchObject({ title: 'DevOps Engineer – Remote', company: 'Ostwind Rail' });
    expect(value.requirements).toEqual([
      '5+ years with AWS and Terraform',
      'C++ or Go; .NET a plus',
      'Experience with k8s',
    ]);
    expect(value.skills).toEqual(['DevOps', 'AWS', 'Terraform', 'C++', 'Go', '.NET', 'k8s']);
  });

  it('knows a heading by the list below it, and the first line as the title', () => {
    const { value } = read(
      "Requirements Engineer\n\nWhat you'll do\n* Write user stories\n\nEssential skills and experience\n* Solid SQL\n\nDesirable\n* CBAP",
    );
    expect(value).toMatchObject({
      title: 'Requirements Engineer',
      responsibilities: ['Write user stories'],
      requirements: ['Solid SQL', 'CBAP'],
    });
  });

  it('takes list entries as requirements when no heading names them, and says so', () => {
    const { value, notes } = read('Data Engineer\n\n- Python\n- Five years of SQL\n\nBenefits\n- Gym');
    expect(value.requirements).toEqual(['Python', 'Five years of SQL']);
    expect(notes).toMatchObject([{ code: 'guessed', path: 'requirements' }]);
  });

  it('takes the sentences that ask for something from running text', () => {
    const { value } = read(
      'We are looking for a Senior Data Engineer to join us in Leeds. You must have five years of experience with Python, e.g. in finance. We like dogs.',
    );
    expect(value.title).toBe('Senior Data Engineer');
    expect(value.company).toBeUndefined();
    expect(value.requirements).toEqual(['You must have five years of experience with Python, e.g. in finance.']);
  });

  it('says what it did not find', () => {
    const { value, notes } = read('Hello.');
    expect(value).toEqual({ requirements: [], skills: [], sourceText: 'Hello.', summary: 'Hello.' });
    expect(notes.map(({ code, path }) => [code, path])).toEqual([
      ['missing', 'title'],
      ['missing', 'requirements'],
      ['missing', 'skills'],
    ]);
  });

  it('reads text from a web page', () => {
    const { value } = read(
      '<h1>Tester</h1><p>Requirements:</p><ul><li>Selenium &amp; Jira</li><li>Two years</li></ul>',
    );
    expect(value).toMatchObject({
      title: 'Tester',
      requirements: ['Selenium & Jira', 'Two years'],
      skills: ['Selenium', 'Jira'],
    });
  });

  it('has a name for pasted text', () => {
    expect(parseJobText('')).toMatchObject({ ok: false, error: { code: 'input.empty', file: 'The pasted text' } });
  });
});

describe('A1: a job description as JSON', () => {
  it('is read in our own form, from a file that holds the candidate too', () => {
    const { value, format } = read(resumeText('wrapper'), 'both.json');
    expect(format).toBe('dossier');
    expect(value).toMatchObject({
      title: 'Test Lead',
      company: 'Granit Bank',
      requirements: ['Five years of testing'],
      skills: ['JMeter'],
    });
  });

  it("is read in JSON Resume's job schema", () => {
    const job = {
      title: 'Web Developer',
      company: 'Kiwi Works',
      location: { city: 'Lisbon', countryCode: 'PT', address: 'Rua 1' },
      description: 'Build the shop.',
      remote: 'Full',
      experience: '3 years',
      responsibilities: ['Build pages'],
      qualifications: ['BSc', 'Fluent Portuguese'],
      skills: [{ name: 'Web', level: 'Senior', keywords: ['HTML', 'CSS'] }],
    };
    const { value, format } = read(JSON.stringify(job), 'job.json');
    expect(format).toBe('json-resume');
    expect(value).toMatchObject({
      title: 'Web Developer',
      location: 'Lisbon, PT',
      requirements: ['BSc', 'Fluent Portuguese', '3 years'],
      responsibilities: ['Build pages'],
      skills: ['Web', 'HTML', 'CSS'],
    });
  });

  it("is read in schema.org's form, with requirements and skills found in the description", () => {
    const job = {
      '@type': 'JobPosting',
      title: 'Analyst',
      hiringOrganization: { '@type': 'Organization', name: 'Meadow Insurance' },
      jobLocation: { '@type': 'Place', address: { addressLocality: 'Ghent', addressCountry: 'BE' } },
      description: '<p>Join us.</p><p>Requirements:</p><ul><li>SQL and Power BI</li></ul>',
    };
    const { value, notes } = read(JSON.stringify(job), 'job.json');
    expect(value).toMatchObject({
      company: 'Meadow Insurance',
      location: 'Ghent, BE',
      requirements: ['SQL and Power BI'],
      skills: ['SQL', 'Power BI'],
    });
    expect(notes.filter(({ code }) => code === 'guessed')).toHaveLength(2);
  });
});
