import { z } from 'zod';
import type { KindDefinition, OpenDocument, Plan } from '../../../src-main/documents/document-kind.ts';
import { eraseKind } from '../../../src-main/documents/document-kind.ts';
import { assetAddress, assetIdSchema } from '../../../src-shared/model/asset.ts';
import { textLabel } from '../../../src-shared/model/label.ts';

const inputSchema = z.object({
  author: z.string().min(1),
  subject: z.string().min(1),
  photo: assetIdSchema.optional(),
});
const optionsSchema = z.object({ verses: z.number().int().min(1).max(5).default(2) });
const briefSchema = z.object({ verse: z.number().int().nullable() });
const outlineSchema = z.object({ verses: z.array(z.string().min(1)).min(1) });

type Input = z.infer<typeof inputSchema>;
type Options = z.infer<typeof optionsSchema>;
type Brief = z.infer<typeof briefSchema>;

const waitsFor: string[] = [];
const step = { canEmbed: true, rule: 'all-finished', waitsFor, exclusive: null } as const;

const title: Plan<Brief> = {
  sections: [
    {
      key: 'title',
      order: 0,
      label: textLabel('Title'),
      heading: null,
      role: 'masthead',
      group: 'title',
      hasSource: true,
      brief: { verse: null },
      data: null,
    },
  ],
  steps: [
    {
      ...step,
      key: 'outline',
      job: 'draft-outline',
      section: null,
      label: textLabel('Outline'),
      brief: { verse: null },
      start: 'now',
    },
    {
      ...step,
      key: 'title',
      job: 'draft-section',
      section: 'title',
      label: textLabel('Title'),
      brief: null,
      start: 'now',
    },
  ],
};

const addVerse = (verse: number, line: string): Plan<Brief> => {
  const [key, label] = [`verse-${verse}`, textLabel(`Verse ${verse}`)];
  const section = {
    key,
    order: verse,
    label,
    heading: 'Verses',
    role: 'body',
    group: 'verses',
    hasSource: true,
  } as const;
  return {
    sections: [{ ...section, brief: { verse }, data: { line } }],
    steps: [
      {
        ...step,
        waitsFor: ['title'],
        key,
        job: 'draft-section',
        section: key,
        label,
        brief: null,
        start: verse === 1 ? 'now' : 'on-request',
      },
    ],
  };
};

const openPoem = (input: Input, options: Options): OpenDocument<Brief> => {
  const lines = Array.from({ length: options.verses }, (_, at) => `${input.subject}, part ${at + 1}`);
  const prompt = { instructions: 'Write a poem.', shared: '', source: input.subject, request: 'Its verses.' };
  const addAll = (verses: readonly string[], from: number): Plan<Brief> => {
    const added = verses.map((line, at) => addVerse(from + at, line));
    return { sections: added.flatMap(({ sections }) => sections), steps: added.flatMap(({ steps }) => steps) };
  };
  return {
    describe: () => ({
      title: `On ${input.subject}`,
      subject: input.author,
      role: '',
      client: null,
      searchText: input.subject,
      view: {},
    }),
    plan: () => title,
    prompt: ({ key }) =>
      key === 'outline'
        ? {
            type: 'data',
            prompt,
            name: 'verses',
            schema: outlineSchema,
            content: (answer) => ({ markdown: '', data: outlineSchema.parse(answer) }),
          }
        : { type: 'text', prompt },
    compose: ({ key, brief }) => {
      if (key === 'outline') return { markdown: '', data: { verses: lines } };
      if (brief.verse === null) return { markdown: `# ${input.author}`, data: null };
      const photo =
        input.photo === undefined || brief.verse > 1
          ? ''
          : `\n\n![${input.author} at sea](${assetAddress(input.photo)})`;
      return { markdown: `${lines[brief.verse - 1] ?? input.subject}.${photo}`, data: null };
    },
    onStepDone: ({ key }, { data }) =>
      key === 'outline' ? addAll(outlineSchema.parse(data).verses, 1) : { sections: [], steps: [] },
    extend: (wish, peers) => addAll([z.string().min(1).parse(wish)], peers.length),
    print: ({ markdown }) => markdown,
    anonymise: () => ({
      document: openPoem({ ...input, author: 'N. N.' }, options),
      section: (section) => section,
      names: (text) => text.includes(input.author),
      mayName: (text) => text.includes(input.author),
      isCut: () => false,
    }),
  };
};

const toyKind: KindDefinition<Input, Options, Brief> = {
  name: 'poem',
  version: 1,
  input: inputSchema,
  options: optionsSchema,
  brief: briefSchema,
  headingIn: (language, key) => (language === 'fr' && key.startsWith('verse') ? 'Strophes' : null),
  open: openPoem,
};

/**
 * A document kind as small as one can be: poems, with an outline that is data, verses that the outline adds and that wait for the title, and one of them
 * at the user's wish. It proves what the house promises to every kind.
 */
export const poemKind = eraseKind(toyKind);

export const poem = { author: 'Ada Moreau', subject: 'The tide' };
