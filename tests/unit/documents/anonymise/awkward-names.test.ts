import { describe, expect, it } from 'vitest';
import { competenceFile } from '../../../../src-main/documents/competence-file/competence-file.ts';
import { candidateSchema } from '../../../../src-shared/model/candidate.ts';
import type { Anonymise } from '../../../../src-shared/model/export.ts';

/** The bullets of somebody as they are after the name is gone. */
const bulletsOf = (
  fullName: string,
  bullets: readonly string[],
  employers: Anonymise['employers'] = 'keep',
  company = 'Aurelia Rail',
) => {
  const candidate = candidateSchema.parse({
    fullName,
    contact: {
      email: 'x.y@example.org',
      phone: '+33 (0)6 12 34 56 78',
      profiles: [{ network: 'GitHub', username: 'nhaddad', url: 'https://github.com/nhaddad' }],
    },
    experience: [{ company, title: 'Engineer', start: '2020', responsibilities: bullets }],
  });
  return competenceFile.anonymise({ candidate }, { employers }).input.candidate.experience[0]?.responsibilities;
};

describe('names taken out of texts (F6)', () => {
  it.each([
    ['Kwame Mensah', 'Kwame Mensah led the move.', 'K. M. led the move.'],
    ['Kwame Mensah', 'Led by Kwame Mensah.', 'Led by K. M.'],
    ['Kwame Mensah', "Mensah's team of 8 grew.", "K. M.'s team of 8 grew."],
    ['Kwame Mensah', 'Mensah, Kwame wrote it.', 'K. M. wrote it.'],
    ['Kwame Mensah', 'As K. Mensah he wrote it.', 'As K. M. he wrote it.'],
    ['Zoë Müller', 'Worked with Zoe Mueller daily.', 'Worked with Z. M. daily.'],
    ['Seán O’Brien', "Reviewed by Sean O'Brien in 2020.", 'Reviewed by S. O. in 2020.'],
    ['Jean-Pierre de la Tour', 'Jean Pierre de la Tour a dirigé.', 'J.-P. d. l. T. a dirigé.'],
    ['Anna Kowalska', 'Moved to Annapolis.', 'Moved to Annapolis.'],
    ['May Smith', 'Delivered in May 2019.', 'Delivered in May 2019.'],
    ['May Smith', 'From May to July.', 'From May to July.'],
    ['May Smith', 'It may grow, as smith work does.', 'It may grow, as smith work does.'],
    ['May Smith', 'Work by May Smith.', 'Work by M. S.'],
    ['Will Grant', 'It will grant access to all.', 'It will grant access to all.'],
    ['Will Grant', 'Grant applications rose.', 'Grant applications rose.'],
    ['Will Grant', 'Planned with Will Grant alone.', 'Planned with W. G. alone.'],
    ['Will Grant', 'We asked Grant for help.', 'We asked W. G. for help.'],
    ['Mark Bill', 'Marketing and billing.', 'Marketing and billing.'],
    ['王小明', '王小明负责项目。', 'N. N.负责项目。'],
    ['山田 太郎', '山田太郎が担当。', 'N. N.が担当。'],
    ['김민수', '김민수는 팀을 이끌었다.', 'N. N.는 팀을 이끌었다.'],
    ['محمد الأحمد', 'قاد محمد الأحمد الفريق.', 'قاد م. أ. الفريق.'],
    ['Иван Петров', 'Работа Ивана Петрова.', 'Работа И. П.'],
    ['Madonna', 'Songs by Madonna sold.', 'Songs by M. sold.'],
  ])('%s: %s', (name, text, expected) => {
    expect(bulletsOf(name, [text])).toEqual([expected]);
  });

  it.each([
    ['Nour Haddad', 'Write to x.y@example.org.'],
    ['Nour Haddad', 'Call 06 12 34 56 78 any time.'],
    ['Nour Haddad', 'Call 0612345678.'],
    ['Nour Haddad', 'Code at https://github.com/nhaddad/rail.'],
    ['Nour Haddad', 'Known as @nhaddad there.'],
    ['Nour Haddad', 'See https://nour-haddad.dev/talks.'],
    ['Kwame Mensah', 'built by kwame himself'],
    ['Will Grant', 'Grant led it.'],
  ])('leaves out what can’t be rewritten for %s: %s', (name, text) => {
    expect(bulletsOf(name, [text, 'Built 12 reports.'])).toEqual(['Built 12 reports.']);
  });

  it.each([
    ['Orange', 'Sold orange juice.', 'Sold orange juice.'],
    ['Orange', 'Joined Orange in 2019.', 'Joined Company A in 2019.'],
    [
      'Orange Business Services SA',
      'Built the network of Orange Business in 2020.',
      'Built the network of Company A in 2020.',
    ],
    ['Aurelia Rail, SAS', 'Aurelia moved 38 pipelines.', 'Company A moved 38 pipelines.'],
    ['Aurelia Rail GmbH', 'The AURELIA RAIL fleet.', 'The Company A fleet.'],
    ['International Rail Works', 'Moved IRW to the cloud.', 'Moved Company A to the cloud.'],
    ['Brume Energy', 'Reduced energy use.', 'Reduced energy use.'],
  ])('hides %s: %s', (company, text, expected) => {
    expect(bulletsOf('Nour Haddad', [text], 'hide', company)).toEqual([expected]);
  });

  it.each([
    ['Will Grant', 'Grant Manager', 'Grant Manager'],
    ['Will Grant', 'Head of Grant', 'Head of W. G.'],
    ['Kwame Mensah', 'Mensah Fellow', 'K. M. Fellow'],
  ])('%s may be %s', (fullName, title, expected) => {
    const candidate = candidateSchema.parse({ fullName, experience: [{ title, company: 'Aurelia Rail' }] });
    const { input } = competenceFile.anonymise({ candidate }, { employers: 'keep' });
    expect(input.candidate.experience[0]?.title).toBe(expected);
  });

  it('keeps employers unless asked, but for one that bears the name', () => {
    const of = (company: string) =>
      competenceFile.anonymise(
        { candidate: candidateSchema.parse({ fullName: 'Kwame Mensah', experience: [{ company }] }) },
        { employers: 'keep' },
      ).input.candidate.experience[0]?.company;
    expect(of('Aurelia Rail')).toBe('Aurelia Rail');
    expect(of('Mensah Consulting')).toBe('Company A');
  });
});
