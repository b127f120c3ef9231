import { describe, expect, it } from 'vitest';
import { importedResume, notedPaths } from '../../../../support/resumes/resume-fixtures.ts';

describe('A1: our JSON, written in many ways', () => {
  it('reads snake case, other field names and flat contact fields', () => {
    const { value, format, notes } = importedResume('snake-case');
    expect(format).toBe('dossier');
    expect(notes).toEqual([]);
    expect(value).toMatchObject({
      fullName: 'Tomás Quiroga',
      title: 'Business Analyst',
      yearsOfExperience: 8,
      location: 'Valencia, Spain',
      contact: { email: 'tomas@example.org', phone: '34960000000' },
      skills: [{ skills: ['BPMN', 'Workshop facilitation', 'SQL'] }],
      education: [{ degree: 'BSc', area: 'Economics', institution: 'Universidad de Turia', end: '2014' }],
      certifications: [{ name: 'CBAP', issuer: 'IIBA', date: '2018' }],
    });
    expect(value.experience[0]).toMatchObject({ company: 'Cormorant Retail', start: '2019-03', isCurrent: true });
    expect(value.experience[1]).toMatchObject({
      start: '2015-06',
      end: '2019-02',
      responsibilities: ['Wrote specifications for 3 releases', 'Tested the web shop'],
    });
  });

  it('reads texts where objects are expected', () => {
    const { value } = importedResume('strings-for-objects');
    expect(value.contact).toMatchObject({ email: 'maren@example.com', phone: '+47 00 00 00 00' });
    expect(value.skills).toEqual([{ skills: ['Java', 'C#', 'SQL (Oracle, PostgreSQL)', 'Kubernetes'] }]);
    expect(value.experience[0]).toMatchObject({
      title: 'Data engineer',
      company: 'Fjordkraft Analyse',
      start: '2019',
      end: '2021',
    });
    expect(value.experience[1]).toMatchObject({ title: 'Tester, Havn Systems', isCurrent: false });
    expect(value.education[0]).toMatchObject({ degree: 'MSc', institution: 'University of Norddal', end: '2015' });
    expect(value.certifications).toEqual([{ name: 'AWS SA', date: '2020' }, { name: 'CKA' }, { name: 'ITIL (v4)' }]);
    expect(value.languages).toEqual([
      { name: 'Norwegian', level: 'native' },
      { name: 'English', level: 'fluent' },
      { name: 'German', level: 'B1' },
      { name: 'French', level: 'A2' },
      { name: 'Danish' },
    ]);
  });

  it('reads French field names and dates', () => {
    const { value } = importedResume('french-keys');
    expect(value).toMatchObject({
      fullName: 'Hélène Brisset',
      yearsOfExperience: 9,
      location: 'Nantes',
      education: [{ degree: 'Master', institution: 'Université de Loire-Basse', end: '2014' }],
      languages: [
        { name: 'français', level: 'langue maternelle' },
        { name: 'anglais', level: 'C1' },
      ],
    });
    expect(value.experience.map(({ start, end, isCurrent }) => [start, end, isCurrent])).toEqual([
      ['2018-09', undefined, true],
      ['2015-01', '2018-08', false],
    ]);
  });

  it('keeps groups of skills with their kind, name and level', () => {
    expect(importedResume('grouped-skills').value.skills).toEqual([
      { kind: 'functional', skills: ['Coaching', 'Negotiation'] },
      { name: 'Cloud', kind: 'technical', skills: ['AWS', 'GCP'] },
      { name: 'Data', kind: 'technical', skills: ['Kafka', 'Spark'] },
      { name: 'Methods', level: 'expert', skills: ['Scrum', 'Kanban'] },
      { name: 'Databases', kind: 'technical', skills: ['Oracle', 'MySQL'] },
      { kind: 'technical', skills: ['Bash', 'Jira', 'Confluence'] },
    ]);
  });

  it('finds the candidate in a file that holds the job too, and names unknown fields where they stand', () => {
    const imported = importedResume('wrapper');
    expect(imported.value.fullName).toBe('Priya Raman');
    expect(notedPaths(imported, 'left-out')).toContain('job');
    expect(imported.notes.at(-1)?.message).toBe(
      '1 field of the file is not used and was left out: candidate.experience[].mood.',
    );
  });

  it('says what is missing and skips blank entries', () => {
    const imported = importedResume('nulls-and-blanks');
    expect(imported.value).toMatchObject({ fullName: 'Ana Duarte', skills: [{ skills: ['Git'] }], languages: [] });
    expect(imported.value.experience).toHaveLength(1);
    expect(notedPaths(imported, 'left-out')).toEqual(['experience[2]']);
    expect(notedPaths(imported, 'missing')).toEqual(['education', 'certifications', 'languages', 'title']);
  });

  it('keeps a null, absent or unreadable end apart', () => {
    const imported = importedResume('odd-dates');
    const byCompany = new Map(imported.value.experience.map((experience) => [experience.company, experience]));
    expect(byCompany.get('A')).toMatchObject({ start: '2019', end: '2020-05', label: 'Spring 2019 – 2020-05' });
    expect(byCompany.get('B')).toMatchObject({ label: '2018-13 – 2019-02-30', isCurrent: false });
    expect(byCompany.get('B')?.start).toBeUndefined();
    expect(byCompany.get('C')).toMatchObject({ start: '2017', end: '2017-12-31', label: '03/04/2017 – 31/12/2017' });
    expect(byCompany.get('D')).toMatchObject({ start: '2016-05', end: '2015-01' });
    expect(byCompany.get('E')).toMatchObject({ isCurrent: true, label: 'some day – present' });
    expect(byCompany.get('F')).toMatchObject({ start: '2013', isCurrent: true });
    expect(byCompany.get('G')).toMatchObject({ start: '2012-02-03', isCurrent: false });
    expect(byCompany.get('H')).toMatchObject({ start: '2011', isCurrent: true });
    expect(byCompany.get('I')).toMatchObject({ start: '2009-07', end: '2010-12' });
    expect(byCompany.get('J')).toMatchObject({ start: '2006-10', end: '2008-06', isCurrent: false });
    expect(notedPaths(imported, 'date-unread')).toEqual([
      'experience[0].start',
      'experience[1].start',
      'experience[1].end',
      'experience[4].start',
    ]);
    expect(notedPaths(imported, 'date-ambiguous')).toEqual(['experience[2].start']);
    expect(notedPaths(imported, 'dates-reversed')).toEqual(['experience[3]']);
    expect(notedPaths(imported, 'end-unknown')).toEqual(['experience[6]']);
  });

  it('turns formatting into plain text and says where', () => {
    const imported = importedResume('html-from-a-form');
    expect(imported.value).toMatchObject({
      fullName: 'Ivo\u00a0Marek',
      title: 'R&D Engineer',
      summary: 'Engineer & trainer.\n\nKnows embedded systems.\nLikes tests.',
      skills: [{ skills: ['C++', 'I²C'] }],
    });
    expect(imported.value.experience[0]).toMatchObject({
      company: 'Smith & Daughters',
      summary: 'Firmware team.',
      responsibilities: ['Wrote vector<int> code with latency < 5 ms', 'Led 4 people'],
    });
    expect(imported.notes.find(({ code }) => code === 'markup-removed')?.message).toContain(
      'experience[0].description',
    );
  });

  it('keeps emoji, joiners and other scripts as they are', () => {
    const { value } = importedResume('emoji-and-joiners');
    expect(value.fullName).toBe("Zoë 👩🏽‍💻 O'Neil-Łukasiewicz");
    expect(value.experience[0]?.responsibilities).toEqual(['Shipped 3 apps 🚀 in 12 months', 'می‌خواهم']);
    const japanese = importedResume('japanese').value;
    expect(japanese.experience[0]).toMatchObject({ company: '青空物流株式会社', start: '2018-04', isCurrent: true });
    expect(japanese.education[0]).toMatchObject({ start: '2014-04', end: '2018-03' });
    expect(japanese.languages).toEqual([
      { name: '日本語', level: '母語' },
      { name: 'English', level: 'B2' },
    ]);
  });

  it('treats keys such as __proto__ as names like any other', () => {
    const { value } = importedResume('prototype-keys');
    expect(value.experience[0]?.title).toBe('t');
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
