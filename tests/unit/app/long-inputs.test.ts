import { expect, it } from 'vitest';
import type { Convert } from '../../../src-main/convert/conversions.ts';
import { AppFailure } from '../../../src-shared/model/app-error.ts';
import { candidateSchema } from '../../../src-shared/model/candidate.ts';
import { runOptionsSchema } from '../../../src-shared/model/run.ts';
import { convertInProcess } from '../../support/convert/in-process.ts';
import { createTestApp, testCandidate } from '../../support/test-app.ts';

/** A CV of many pages: some 60,000 characters. */
const longCandidate = candidateSchema.parse({
  ...testCandidate,
  experience: Array.from({ length: 20 }, (_, role) => ({
    company: `Aurelia ${role}`,
    title: 'Data engineer',
    start: `${2000 + role}-01`,
    end: `${2000 + role}-12`,
    responsibilities: Array.from(
      { length: 30 },
      (_, nth) => `Moved pipeline ${nth} of plant ${role} to Kafka, ${'a line of it, '.repeat(6)}`,
    ),
  })),
});

const embedded = runOptionsSchema.parse({ kindOptions: { experiences: 2 } });

/** Conversions with a list of those that were asked for. */
const listening = (convert: Convert = convertInProcess) => {
  const asked: string[] = [];
  const heard: Convert = (name, input) => {
    asked.push(name);
    return convert(name, input);
  };
  return { asked, convert: heard };
};

const draft = async (candidate: typeof testCandidate, convert?: Convert) => {
  const app = createTestApp(convert === undefined ? {} : { convert });
  const { documentId } = app.start({ input: { candidate }, options: embedded });
  app.engine.start();
  await app.time.advance(1_000);
  return { sections: app.document(documentId).sections, unexpected: app.unexpected };
};

it('composes a long input in the conversion process, with the same texts', async () => {
  const { asked, convert } = listening();
  const { sections: there, unexpected } = await draft(longCandidate, convert);
  expect(unexpected).toEqual([]);
  expect(asked).toEqual(there.map(() => 'compose-step'));
  const { sections: here } = await draft(longCandidate);
  expect(there.map(({ content }) => content)).toEqual(here.map(({ content }) => content));
  expect(there.every(({ content, origin }) => content !== '' && origin === 'embedded')).toBe(true);
});

it('composes a short one where it is', async () => {
  const { asked, convert } = listening();
  await draft(testCandidate, convert);
  expect(asked).toEqual([]);
});

it('leaves a section whose process was ended empty, to be tried again', async () => {
  const ended = new AppFailure({ code: 'job.timeout', message: 'It took too long.' });
  const { sections, unexpected } = await draft(longCandidate, () => Promise.reject(ended));
  expect(sections.every(({ content }) => content === '')).toBe(true);
  expect(new Set(sections.map(({ state }) => state.type))).toEqual(new Set(['waiting']));
  expect(new Set(unexpected)).toEqual(new Set([ended]));
});
