import { describe, expect, it } from 'vitest';
import { candidateSchema } from '../../../../src-shared/model/candidate.ts';
import { anonymousTextOf } from '../../../support/export/anonymous-text.ts';

/** Names as people bear them, with what must not be found of each, and what must stay. */
const people: readonly { name: string; never: RegExp; stays?: readonly string[]; bullets?: readonly string[] }[] = [
  { name: 'Kwame Mensah', never: /kwame|mensah/iu },
  { name: 'Zoë Brontë-Müller', never: /zo[eë]|bront[eë]|m(?:ü|u|ue)ller/iu, bullets: ['Zoe Bronte-Mueller wrote it.'] },
  { name: 'Jean-Pierre Dupont', never: /jean|dupont/iu, bullets: ['Jean Pierre led 3 teams.', 'DUPONT signed it.'] },
  { name: 'Seán O’Brien', never: /se[aá]n|brien/iu, bullets: ["Obrien's team of 4.", 'Sean OBrien spoke.'] },
  { name: 'Ludwig van der Berghe', never: /ludwig|berghe/iu, bullets: ['Van der Berghe won.'] },
  { name: 'María del Carmen Núñez', never: /mar[ií]a|carmen|n[uú][nñ]ez/iu },
  { name: 'Madonna', never: /madonna/iu },
  {
    name: 'May Smith',
    never: /may smith|smith/u,
    bullets: ['Shipped in May 2019.', 'It may work.'],
    stays: ['May 2019', 'may work'],
  },
  {
    name: 'April June',
    never: /april june/iu,
    bullets: ['Ran from April to June 2020.'],
    stays: ['April to June 2020'],
  },
  {
    name: 'August Winter',
    never: /august winter/iu,
    bullets: ['Prepared for winter since August 2018.'],
    stays: ['winter since August 2018'],
  },
  {
    name: 'Will Grant',
    never: /will grant(?! access)|W. Grant/u,
    bullets: ['It will grant access.', 'Grant applications grew.'],
    stays: ['will grant access', 'Grant applications grew'],
  },
  { name: 'Mark Bill', never: /mark bill/iu, bullets: ['Marketing bills were paid.'], stays: ['Marketing bills'] },
  { name: 'Anna Lee', never: /\banna\b/iu, bullets: ['Moved to Annapolis.'], stays: ['Annapolis'] },
  { name: 'Rose Bush', never: /rose bush/iu, bullets: ['Sales rose by 12 %.'], stays: ['Sales rose by 12'] },
  { name: 'Paris Hilton', never: /hilton|paris h/iu, bullets: ['Worked in the team of Hilton.'] },
  { name: 'Jordan Washington', never: /jordan w/iu, bullets: ['Jordan Washington led it.'] },
  { name: 'Ruby Lee', never: /ruby lee/iu, bullets: ['Built 3 services.'], stays: ['Built 3 services'] },
  { name: 'Dr. Hans-Jörg Weiß, PhD', never: /j(?:ö|o|oe)rg|wei(?:ß|ss)/iu, bullets: ['Hans-Joerg Weiss wrote it.'] },
  { name: 'Mensah, Kwame', never: /kwame|mensah/iu },
  { name: 'Robert (Bob) Stone', never: /robert|\bbob\b|robert stone/iu, bullets: ['Bob Stone led it.'] },
  { name: 'Ng Li', never: /\bNg Li\b|\bLi Ng\b/u },
  { name: 'J. R. R. Tolkien', never: /tolkien/iu, bullets: ['As J. R. R. Tolkien he wrote.'] },
  { name: 'محمد الأحمد', never: /محمد|حمد|أحمد/u, bullets: ['قاد محمد الأحمد الفريق.', 'عمل ومحمد معا.'] },
  { name: 'نور حداد', never: /نور|حداد/u },
  { name: '王小明', never: /王小明|小明/u, bullets: ['王小明负责项目。', '与小明合作。'] },
  { name: '山田 太郎', never: /山田|太郎/u, bullets: ['山田太郎が担当した。'] },
  { name: '김민수', never: /김민수|민수/u, bullets: ['김민수는 팀을 이끌었다.'] },
  { name: 'Иван Петров', never: /иван|петров/iu, bullets: ['Команда Ивана Петрова выросла.'] },
  { name: 'Γιώργος Παπαδόπουλος', never: /γι[ωώ]ργος|παπαδ[οό]πουλος/iu, bullets: ['Ο Γιώργος έγραψε.'] },
  { name: 'אורי כהן', never: /אורי|כהן/u, bullets: ['אורי כהן הוביל צוות.'] },
  { name: 'Ayşe Yılmaz', never: /ay[sş]e|y[ıi]lmaz/iu, bullets: ["Ayşe'nin takımı.", 'Ayse Yilmaz led it.'] },
  { name: 'Łukasz Wójcik', never: /[lł]ukasz|w[oó]jcik/iu, bullets: ['Lukasz Wojcik wrote it.'] },
  { name: 'Nguyễn Văn Minh', never: /nguy[eễ]n|minh/iu, bullets: ['Nguyen Van Minh built it.'] },
];

describe('awkward names leave nothing of themselves in a document (F6)', () => {
  it.each(people)('$name', ({ name, never, stays = [], bullets = [] }) => {
    const [first = '', last = first] = name
      .normalize('NFKD')
      .replace(/[^\p{L} ]/gu, '')
      .toLowerCase()
      .split(/\s+/u);
    const candidate = candidateSchema.parse({
      fullName: name,
      title: 'Engineer',
      summary: `${name} has worked for 9 years. Known for calm.`,
      location: 'Lyon, France',
      contact: {
        email: `${first}.${last}@example.org`,
        website: `https://${first}${last}.example`,
        profiles: [{ network: 'GitHub', username: `${first}${last}`, url: `https://github.com/${first}${last}` }],
      },
      skills: [{ name: 'Platforms', skills: ['PostgreSQL', 'Kafka'] }],
      experience: [
        {
          company: `${name} Consulting`,
          title: 'Owner',
          start: '2020-05',
          isCurrent: true,
          url: `https://${first}.example`,
          responsibilities: [`${name} moved 38 pipelines.`, ...bullets, 'Kept 12 reports.'],
        },
        {
          company: 'Aurelia Rail',
          title: 'Lead',
          start: '2017',
          end: '2020',
          responsibilities: ['Aurelia Rail grew.', `See https://blog.example/${first}-${last}/rail.`],
        },
      ],
      education: [{ institution: 'University of Nowhere', degree: 'MSc', end: '2016' }],
      distinctions: [{ kind: 'award', title: 'Best paper', by: 'ACM', summary: `By ${name}.` }],
    });
    const text = anonymousTextOf({ candidate });
    expect(text).not.toMatch(never);
    expect(text).not.toContain(name);
    expect(text).not.toMatch(/aurelia|github|example\.org/iu);
    for (const part of ['Kept 12 reports', 'PostgreSQL', 'University of Nowhere', 'Company A', 'Company B', ...stays]) {
      expect(text).toContain(part);
    }
  });
});
