import { describe, expect, it } from 'vitest';
import { findDocumentKind } from '../../../../src-main/documents/registry.ts';
import { questionSetSchema } from '../../../../src-shared/kinds/interview-pack/question.ts';

const candidate = { fullName: 'Ada Moreau', experience: [] };
const open = () => {
  const document = findDocumentKind('interview-pack')?.open({ candidate }, {}, { today: '2026-01-05' });
  if (!document) throw new Error('no such kind');
  return document;
};

/** A question that the CV can't answer, as work with what the candidate said to it. */
const workWith = (marks: Record<string, { text: string }>) => {
  const document = open();
  const [step] = document.plan().steps;
  const found = document.compose({ key: 'questions-1', brief: step?.brief ?? null, peers: [] });
  const question = questionSetSchema.parse(found.data).questions.find(({ needsInput }) => needsInput !== undefined);
  if (!question) throw new Error('every question has evidence');
  const brief = JSON.parse(JSON.stringify({ type: 'answer', question }));
  return { document, work: { key: 'set-1-question-1', brief, peers: [], marks } };
};

describe('what the candidate says to a question that the CV cannot answer', () => {
  const said = { evidence: { text: 'In 2019 I settled a dispute over 3 invoices.' } };

  it('is the embedded drafter’s answer, and asks no more', () => {
    const { document, work } = workWith(said);
    const { markdown, data } = document.compose(work);
    expect(markdown).toContain('In 2019 I settled a dispute over 3 invoices.');
    expect(data).not.toHaveProperty('needsInput');
  });

  it('goes to a model as data, whose answer leaves no question open', () => {
    const { document, work } = workWith(said);
    const asked = document.prompt(work);
    expect(asked.prompt.source).toContain('settled a dispute over 3 invoices');
    expect(asked.prompt.instructions).not.toContain('invoices');
    expect(asked.type === 'text' && asked.data).not.toHaveProperty('needsInput');
  });

  it('leaves the question as it stands where nothing was said', () => {
    const { document, work } = workWith({});
    expect(document.prompt(work)).not.toHaveProperty('data');
    expect(document.compose(work).data).toHaveProperty('needsInput');
  });

  it('stays in an anonymous answer, without names', () => {
    const { document, work } = workWith({});
    const anonymous = document.anonymise({ employers: 'hide' });
    const noted = anonymous.marks?.({
      evidence: { text: 'Ada Moreau settled 3 disputes.\nI like Lyon.' },
      practice: 2,
    });
    expect(noted).toEqual({ marks: { evidence: { text: 'A. M. settled 3 disputes.\nI like Lyon.' } }, isCut: false });
    const { markdown } = anonymous.document.compose({ ...work, marks: noted?.marks });
    expect(markdown).toContain('settled 3 disputes');
    expect(markdown).not.toMatch(/Ada|Moreau/u);
  });

  it('says what an anonymous answer loses', () => {
    const anonymous = open().anonymise({ employers: 'hide' });
    const noted = anonymous.marks?.({ evidence: { text: 'Write to moreau.ada@example.org. I lead.' } });
    expect(noted).toEqual({ marks: { evidence: { text: 'I lead.' } }, isCut: true });
    expect(anonymous.marks?.({})).toEqual({ marks: {}, isCut: false });
  });
});
