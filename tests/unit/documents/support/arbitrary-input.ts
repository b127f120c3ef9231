import fc from 'fast-check';
import { competenceFileInputSchema } from '#shared/kinds/competence-file/competence-file.ts';

const words = fc.constantFrom(
  ...'Kubernetes,Terraform,led,Reduced,costs,by,31 %,Acme,Inc.,für,naïve,数据,平台,منصة,👩‍💻,C++,a_b,*x*,# 1.,<b>,|,~~,`code`,[x](y),&amp;,\\,1),- ,http://a.b/c,2,40,SAP,team of 7,--,===,!'.split(
    ',',
  ),
);

/** Text as CVs hold it, mixed with whatever Markdown might take for markup. Never blank. */
const text = (maxLength: number) =>
  fc
    .oneof(
      { weight: 4, arbitrary: fc.array(words, { minLength: 1, maxLength: 9 }).map((parts) => parts.join(' ')) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }) },
    )
    .map((value) => value.slice(0, maxLength).trim())
    .filter((value) => value.replace(/[^\p{L}\p{N}]/gu, '') !== '');

const date = fc.oneof(
  fc.integer({ min: 1975, max: 2030 }).map(String),
  fc
    .tuple(fc.integer({ min: 1975, max: 2030 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`),
  fc
    .date({ min: new Date('1980-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10)),
);

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const period = { start: optional(date), end: optional(date), isCurrent: fc.boolean(), label: optional(text(60)) };

const experience = fc.record({
  ...period,
  company: optional(text(120)),
  title: optional(text(120)),
  location: optional(text(60)),
  url: optional(fc.webUrl().map((url) => url.slice(0, 200))),
  summary: optional(fc.array(text(120), { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'))),
  responsibilities: fc.array(text(200), { maxLength: 5 }),
  technologies: fc.array(text(60), { maxLength: 4 }),
  nature: fc.constantFrom('employment', 'employment', 'volunteer', 'project'),
});

const candidate = fc.record({
  fullName: text(80),
  title: optional(text(80)),
  summary: optional(fc.array(text(120), { minLength: 1, maxLength: 6 }).map((sentences) => sentences.join('. '))),
  yearsOfExperience: optional(fc.integer({ min: 0, max: 60 })),
  location: optional(text(60)),
  contact: fc.record({
    email: optional(fc.emailAddress().filter(({ length }) => length < 120)),
    phone: optional(text(30)),
    profiles: fc.array(fc.record({ network: text(30), username: optional(text(30)) }), { maxLength: 2 }),
  }),
  skills: fc.array(
    fc.record({
      name: optional(text(60)),
      kind: optional(fc.constantFrom('functional', 'technical')),
      level: optional(text(30)),
      skills: fc.array(text(60), { maxLength: 5 }),
    }),
    { maxLength: 4 },
  ),
  experience: fc.array(experience, { maxLength: 5 }),
  education: fc.array(
    fc.record({
      ...period,
      institution: optional(text(80)),
      degree: optional(text(80)),
      area: optional(text(80)),
      score: optional(text(20)),
      courses: fc.array(text(40), { maxLength: 2 }),
    }),
    { maxLength: 3 },
  ),
  certifications: fc.array(
    fc.record({ name: text(100), issuer: optional(text(60)), date: optional(date), label: optional(text(40)) }),
    { maxLength: 3 },
  ),
  languages: fc.array(fc.record({ name: text(30), level: optional(text(30)) }), { maxLength: 3 }),
  distinctions: fc.array(
    fc.record({
      kind: fc.constantFrom('award', 'publication'),
      title: text(80),
      by: optional(text(60)),
      date: optional(date),
    }),
    { maxLength: 2 },
  ),
});

const job = fc.record({
  title: optional(text(80)),
  company: optional(text(80)),
  requirements: fc.array(text(160), { maxLength: 5 }),
  skills: fc.array(text(40), { maxLength: 5 }),
});

/** Any input of a competence file, hostile texts and all, as the app parses it. */
export const arbitraryInput = fc
  .record({ candidate, job: optional(job) })
  .map((input) => competenceFileInputSchema.parse(input));
