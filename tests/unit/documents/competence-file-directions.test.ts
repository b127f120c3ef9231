import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '#shared/markdown/parse-markdown.ts';
import { plainTextOf } from '#shared/markdown/plain-text.ts';
import { serializeMarkdown } from '#shared/markdown/serialize-markdown.ts';
import { directionOf } from '../../../src-main/convert/content/text-direction.ts';
import { fileBaseName } from '../../../src-main/convert/files/file-name.ts';
import { draft, inputOf, opened, sectionOf, titleOf } from './support/drafting.ts';

const arabic = {
  fullName: 'ليلى حسن',
  title: 'مهندسة بيانات',
  yearsOfExperience: 7,
  location: 'عمّان، الأردن',
  contact: { email: 'leila@example.com', profiles: [] },
  skills: [{ name: 'أدوات', skills: ['بايثون', 'Python'] }],
  experience: [
    {
      company: 'شركة النور.',
      title: 'مهندسة أولى',
      start: '2020-01',
      isCurrent: true,
      responsibilities: ['قادت فريقًا'],
    },
    { company: 'Beta Labs', title: 'محللة', nature: 'project', start: '2018-01', label: 'شتاء' },
  ],
  education: [{ institution: 'الجامعة الأردنية', degree: 'بكالوريوس', area: 'علم الحاسوب', end: '2016' }],
};

const hebrew = {
  fullName: 'נועה לוי',
  title: 'מהנדסת נתונים',
  yearsOfExperience: 7,
  experience: [
    { company: 'חברת האור', title: 'מפתחת', start: '2020-01', isCurrent: true, responsibilities: ['הובילה צוות'] },
  ],
};

const stripped = (text: string): string => text.replace(/[\u2068\u2069]/gu, '');

/** The lines of a section as a reader's eye takes them: each paragraph and bullet. */
const linesOf = (content: string): string[] => plainTextOf(parseMarkdown(content)).split(/\n+/u);

/** Right-to-left letters that stand outside of any isolate. */
const bareIn = (line: string): string[] =>
  line.replace(/\u2068[^\u2069]*\u2069/gu, '').match(/[\p{Script=Arabic}\p{Script=Hebrew}]/gu) ?? [];

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

describe.each([
  ['Arabic', arabic],
  ['Hebrew', hebrew],
])('a file in English prose on the CV of an %s speaker (F2)', (_, candidate) => {
  const drafted = draft(inputOf(candidate), { experiences: 'all' });

  it('has the header line run as the prose does, the title isolated', () => {
    const line = linesOf(sectionOf(drafted, 'header'))[1] ?? '';
    expect(line).toBe(`\u2068${candidate.title}\u2069 · 7 years of experience`);
    expect(directionOf(line, 'rtl')).toBe('ltr');
  });

  it('has the summary run as the prose does, every fragment isolated', () => {
    const [line = ''] = linesOf(sectionOf(drafted, 'professional-summary'));
    expect(line).toContain(`\u2068${candidate.title}\u2069 with 7 years of experience, currently \u2068`);
    expect(line).toContain(` at \u2068${candidate.experience[0]?.company ?? ''}\u2069`);
    expect(directionOf(line, 'rtl')).toBe('ltr');
    expect(bareIn(line)).toEqual([]);
  });

  it('leaves names, places and quoted bullets in the direction of the source', () => {
    const header = linesOf(sectionOf(drafted, 'header'));
    expect(header[0]).toBe(candidate.fullName);
    const experience = sectionOf(drafted, 'experience-1');
    const { title, company, responsibilities } = candidate.experience[0] ?? {};
    expect(linesOf(experience)[0]).toBe(`${title ?? ''}, ${company ?? ''}`);
    expect(linesOf(experience)).toContain(responsibilities?.[0]);
    for (const line of [header[0], ...linesOf(experience).slice(0, 1)])
      expect(directionOf(line ?? '', 'ltr')).toBe('rtl');
  });

  it('isolates in pairs, whole and nowhere else: without them every text of the source is there', () => {
    const words = drafted.map(({ content }) => stripped(plainTextOf(parseMarkdown(content)))).join('\n');
    const { fullName, title, experience } = candidate;
    const facts = textsIn({ fullName, title, experience }).filter((text) =>
      /\p{Script=Arabic}|\p{Script=Hebrew}/u.test(text),
    );
    expect(facts.length).toBeGreaterThan(4);
    for (const fact of facts) expect(words).toContain(fact);
    for (const { content } of drafted) {
      expect(content.replace(/\u2068[^\u2068\u2069\n]+\u2069/gu, '')).not.toMatch(/[\u2068\u2069\ufdd0\ufdd1]/u);
      expect(serializeMarkdown(parseMarkdown(content))).toBe(content);
    }
  });

  it('keeps isolates out of titles, plans and file names', () => {
    const { title } = opened(inputOf(candidate)).describe();
    const plans = drafted.map(({ plan }) => [titleOf(plan), plan]);
    expect(JSON.stringify([title, plans])).not.toMatch(/[\u2066-\u2069\ufdd0\ufdd1]/u);
    expect(fileBaseName(`\u2068${candidate.title}\u2069`)).toBe(candidate.title);
  });
});

describe('lines of an Arabic CV', () => {
  const drafted = draft(inputOf(arabic), { experiences: 'all' });

  it.each([
    ['education', 'بكالوريوس, علم الحاسوب, الجامعة الأردنية · 2016'],
    ['header', 'عمّان، الأردن · leila@example.com'],
  ] as const)('that hold nothing but fragments stay as they are: %s', (key, line) => {
    expect(linesOf(sectionOf(drafted, key))).toContain(line);
  });

  it('that say more isolate what they name', () => {
    expect(linesOf(sectionOf(drafted, 'experience-2'))[0]).toBe('Project: \u2068محللة\u2069, Beta Labs');
  });

  it("that quote the candidate's summary alone stay as they are; what follows in English isolates it as a whole", () => {
    const quote = 'خبرة في الأنظمة. تعمل في فريق كبير.';
    const alone = draft(inputOf({ fullName: 'ليلى', summary: quote }));
    expect(linesOf(sectionOf(alone, 'professional-summary'))).toEqual([quote]);
    const followed = draft(inputOf({ fullName: 'ليلى', summary: quote, languages: [{ name: 'English' }] }));
    expect(linesOf(sectionOf(followed, 'professional-summary'))).toEqual([`\u2068${quote}\u2069 Speaks English.`]);
  });
});
