import { describe, expect, it } from 'vitest';
import { listDocuments } from '../../../src-main/app/documents/list-documents.ts';
import { regenerateSection } from '../../../src-main/app/drafting/regenerate-section.ts';
import { interviewPackViewSchema } from '../../../src-shared/kinds/interview-pack/interview-pack.ts';
import type { QuestionData } from '../../../src-shared/kinds/interview-pack/question.ts';
import { questionDataSchema } from '../../../src-shared/kinds/interview-pack/question.ts';
import { toJson } from '../../../src-shared/model/json.ts';
import { runOptionsSchema } from '../../../src-shared/model/run.ts';
import { settled } from '../../support/manual-time.ts';
import { openPack } from '../../support/open-pack.ts';
import { testCandidate } from '../../support/test-app.ts';

const givenBy = async (provider: 'embedded' | 'scripted', answers: 'none' | 'all' = 'none') => {
  const first = await openPack();
  const questions = first.view().sections.map(({ data }): QuestionData => questionDataSchema.parse(data));
  const given = toJson({ from: first.documentId, questions });
  const { documentId } = first.start({
    kind: 'interview-pack',
    input: { candidate: { ...testCandidate, fullName: 'Ada Moreau' } },
    options: runOptionsSchema.parse({ provider, maxRetries: 0, kindOptions: { questions: 25, answers, given } }),
  });
  await settled();
  return { ...first, second: () => first.document(documentId), secondId: documentId, questions };
};

describe('a pack with the questions of another candidate', () => {
  it.each(['embedded', 'scripted'] as const)(
    'has them at once, and drafts answers with the %s drafter',
    async (name) => {
      const pack = await givenBy(name);
      const { sections, status } = pack.second();
      expect(sections.length).toBeGreaterThan(0);
      expect(status).toBe('completed');
      const [section] = sections;
      if (!section) throw new Error('no question');
      regenerateSection(pack.deps)({ sectionId: section.id });
      await settled();
      expect(pack.second().sections[0]?.content).not.toBe('');
      expect(pack.unexpected).toEqual([]);
    },
  );

  it('has all answers drafted where that is asked for', async () => {
    const pack = await givenBy('embedded', 'all');
    expect(pack.second().status).toBe('completed');
    expect(pack.second().sections.every(({ content }) => content !== '')).toBe(true);
  });

  it('says where they come from and what its own sets are like, and is found by that', async () => {
    const pack = await givenBy('embedded');
    expect(interviewPackViewSchema.parse(pack.second().view)).toMatchObject({
      givenFrom: pack.documentId,
      usualSet: { count: 25, answers: 'none' },
    });
    expect(interviewPackViewSchema.parse(pack.view().view)).not.toHaveProperty('givenFrom');
    const { documents } = listDocuments(pack.deps)({ search: pack.documentId, limit: 60 });
    expect(documents.map(({ id }) => id)).toEqual([pack.secondId]);
  });
});
