import { describe, expect, it } from 'vitest';
import { anonymiseCandidacy } from '../../../../src-main/documents/people/anonymise-candidacy.ts';
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
      email: 'x.y@example.org, kay77@example.org, jd42@acme.com',
      phone: '+33 (0)6 12 34 56 78',
      profiles: [{ network: 'GitHub', username: 'nhaddad', url: 'https://github.com/nhaddad' }],
    },
    experience: [{ company, title: 'Engineer', start: '2020', responsibilities: bullets }],
  });
  return anonymiseCandidacy({ candidate }, { employers }).candidacy.candidate.experience[0]?.responsibilities;
};

const anonymousOf = ({ contact, responsibilities }: { contact: object; responsibilities: readonly string[] }) => {
  const experience = [{ company: 'Aurelia Rail', start: '2020', responsibilities }];
  const candidate = candidateSchema.parse({ fullName: 'Kwame Mensah', contact, experience });
  return anonymiseCandidacy({ candidate }, { employers: 'keep' }).candidacy.candidate;
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
    ['Will Grant', 'Will deliver in time.', 'Will deliver in time.'],
    ['Rose Baker', 'Grew sales; rose by 12.', 'Grew sales; rose by 12.'],
    ['Dev Patel', 'Led the dev team.', 'Led the dev team.'],
    ['Per Hansen', 'Saved 3 days per month.', 'Saved 3 days per month.'],
    ['Even Solberg', 'Cut cost even further.', 'Cut cost even further.'],
    ['Odd Berg', 'Fixed odd faults.', 'Fixed odd faults.'],
    ['Son Heung-min', 'Ran a parent and son programme.', 'Ran a parent and son programme.'],
    ['Ram Kumar', 'Halved RAM use.', 'Halved RAM use.'],
    ['Lan Nguyen', 'Set up a LAN for 40 sites.', 'Set up a LAN for 40 sites.'],
    ['Marine Dupont', 'Modelled marine currents.', 'Modelled marine currents.'],
    ['Can Yılmaz', 'Built tools that analysts can use.', 'Built tools that analysts can use.'],
    ['John Manager', 'Project manager of 8.', 'Project manager of 8.'],
    ['Kwame Mensah', 'Led by Kwa\u2066me\u2800 Men\u206a\u180esah.', 'Led by K. M.'],
    ['Kwame Mensah', 'Led by Kwa\u3164me\u202a Men\u{e0061}sah.', 'Led by K. M.'],
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
    ['Rose Baker', 'Rose excels at delivery.'],
    ['Rose Baker', 'As consultant, Rose excels.'],
    ['Grace Lane', 'Grace combines both.'],
    ['Will Grant', 'Will delivers.'],
    ['Rose Baker', 'Rose cut costs.'],
    ['Rose Baker', 'Rose entwickelt Netze.'],
    ['Kwame Mensah', 'Kwa\u2062me wrote it small: men\u{e0061}sah.'],
  ])('leaves out what can’t be rewritten for %s: %s', (name, text) => {
    expect(bulletsOf(name, [text, 'Built 12 reports.'])).toEqual(['Built 12 reports.']);
  });

  it.each([
    'Ask @kwamemensah.',
    'Built KwameMensah.',
    'Led #TeamMensah there.',
    'Known as kwame88 there.',
    'See kwamemensah.dev for more.',
    'Write to kay77 [at] example [dot] org.',
    'Write to x.y (at) example.org.',
    'Write to kay77 at example dot org.',
    'See mailto:jd42%40acme.com now.',
    'See https://acme.com/%4Dens%61h now.',
    'See https://acme.com/%254Densah now.',
    'Led by **Kwa**me **Men**sah.',
    'Led by Kw&#97;me.',
    'Led by Men-\nsah.',
    'Led by Men``sah.',
    'By K W A M E  M E N S A H today.',
    'By K W A M E M E N S A H today.',
    'By Mens\u0430h today.',
  ])('leaves out what says the name of Kwame Mensah another way: %s', (text) => {
    expect(bulletsOf('Kwame Mensah', [text, 'Built 12 reports.'])).toEqual(['Built 12 reports.']);
  });

  it.each([
    ['Mark Grant', 'See markgrant.com now.'],
    ['Mark Grant', 'Known as mark-grant there.'],
    ['Jürgen Müller', 'See https://acme.com/M%C3%BCller-J%C3%BCrgen now.'],
  ])('leaves out what says %s another way: %s', (name, text) => {
    expect(bulletsOf(name, [text, 'Built 12 reports.'])).toEqual(['Built 12 reports.']);
  });

  it.each([
    ['+45 12 34 56 78', 'Call 12 34 56 78.'],
    ['+32 2 123 45 67', 'Call 02 123 45 67.'],
    ['02 123 45 67', 'Call +32 2 123 45 67.'],
    ['00354 123 4567', 'Call 123 4567.'],
    ['030/1234567', 'Call +49 30 1234567.'],
    ...['/', ' and ', ' et ', ' und ', '\n', ' ', ' / '].flatMap((between) => [
      [`+33 6 12 34 56 78${between}+33 7 98 76 54 32`, 'Call 06 12 34 56 78.'],
      [`+33 6 12 34 56 78${between}+33 7 98 76 54 32`, 'Call 07 98 76 54 32.'],
    ]),
  ])('knows the number %j in: %s', (phone, text) => {
    const responsibilities = [text, 'Saved 345 000 euros.'];
    const { experience } = anonymousOf({ contact: { phone }, responsibilities });
    expect(experience[0]?.responsibilities).toEqual(['Saved 345 000 euros.']);
  });

  it.each([
    ['https://kdev.io/about', 'Thinks about users.'],
    ['https://kdev.io/projects', 'Led three projects.'],
    ['https://scholar.google.com/citations?user=AbC', 'Won 900 citations.'],
    ['https://stackoverflow.com/users/42/projects', 'Led three projects.'],
    ['https://kdev.io/portfolio', 'Ran a portfolio of nine products.'],
    ['https://malt.fr/profile', 'Raised the profile of testing.'],
    ['https://github.com/java', 'Wrote Java services.'],
    ['https://github.com', 'Moved code to github.com/acme.'],
  ])('takes no word for a name because it ends the address %s', (website, text) => {
    const { experience } = anonymousOf({ contact: { website }, responsibilities: [text] });
    expect(experience[0]?.responsibilities).toEqual([text]);
  });

  it.each(['https://linkedin.com/in/kaydee', 'https://github.com/kaydee', 'https://medium.com/@kaydee'])(
    'knows the name at the end of %s',
    (website) => {
      const { experience } = anonymousOf({ contact: { website }, responsibilities: ['Known as kaydee.', 'Led 3.'] });
      expect(experience[0]?.responsibilities).toEqual(['Led 3.']);
    },
  );

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
    ['GE Healthcare', 'Ran the labs of GE in 2020.', 'Ran the labs of Company A in 2020.'],
    ['IT Works', 'Ran IT for 40 sites.', 'Ran IT for 40 sites.'],
    ['Banque Nationale Voltaire', 'Moved the data of Voltaire in 2020.', 'Moved the data of Company A in 2020.'],
    ['Groupe Zephyrine', 'Joined Zephyrine in 2020.', 'Joined Company A in 2020.'],
    ['Bank of Zephyria', 'The teams at Zephyria grew.', 'The teams at Company A grew.'],
    ['National Energy', 'Cut energy use.', 'Cut energy use.'],
    ['Acme Corp', 'Ran AcmeCorp for a year.', 'Ran Company A for a year.'],
    ['BMW', 'Tested 40 BMWs on ice.', 'Tested 40 Company A on ice.'],
    ['华为技术有限公司', '我在华为工作。', '我在Company A工作。'],
  ])('hides %s: %s', (company, text, expected) => {
    expect(bulletsOf('Nour Haddad', [text], 'hide', company)).toEqual([expected]);
  });

  it.each(['Wrote acmecorp.com anew.', 'Moved rocketshop.example to the cloud.', 'Ran rocketshop for a year.'])(
    'hides the address of Acme Corp: %s',
    (text) => {
      const company = { company: 'Acme Corp', url: 'https://www.rocketshop.example/jobs' };
      const candidate = candidateSchema.parse({
        fullName: 'Nour Haddad',
        experience: [{ ...company, start: '2020', responsibilities: [text] }],
      });
      const { candidacy } = anonymiseCandidacy({ candidate }, { employers: 'hide' });
      expect(candidacy.candidate.experience[0]?.responsibilities.join()).not.toMatch(/acme|rocket/iu);
    },
  );

  it.each([
    ['Will Grant', 'Grant Manager', 'Grant Manager'],
    ['Will Grant', 'Head of Grant', 'Head of W. G.'],
    ['Kwame Mensah', 'Mensah Fellow', 'K. M. Fellow'],
  ])('%s may be %s', (fullName, title, expected) => {
    const candidate = candidateSchema.parse({ fullName, experience: [{ title, company: 'Aurelia Rail' }] });
    const { candidacy } = anonymiseCandidacy({ candidate }, { employers: 'keep' });
    expect(candidacy.candidate.experience[0]?.title).toBe(expected);
  });

  it('keeps employers unless asked, but for one that bears the name', () => {
    const of = (company: string) =>
      anonymiseCandidacy(
        { candidate: candidateSchema.parse({ fullName: 'Kwame Mensah', experience: [{ company }] }) },
        { employers: 'keep' },
      ).candidacy.candidate.experience[0]?.company;
    expect(of('Aurelia Rail')).toBe('Aurelia Rail');
    expect(of('Mensah Consulting')).toBe('Company A');
  });
});
