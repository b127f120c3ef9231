import type { QuestionData } from '#shared/kinds/interview-pack/question.ts';
import type { DocumentView } from '#shared/model/document.ts';
import { documentIdSchema, sectionIdSchema } from '#shared/model/ids.ts';
import { toJson } from '#shared/model/json.ts';
import { documentView } from '../../../document-view.ts';
import { sectionView } from '../../../section-view.ts';

/** A question of set 1, unless told. */
export const questionData = (number: number, part: Partial<QuestionData> = {}): QuestionData => ({
  set: 1,
  number,
  theme: 'technical',
  question: `Question ${number}?`,
  why: 'To know.',
  goodAnswer: 'A case.',
  evidence: [],
  anchors: { low: 'none', middle: 'some', high: 'all' },
  isOwn: false,
  language: 'en',
  ...part,
});

/** A question with the score that its candidate has; null for none. */
type Scored = readonly [data: QuestionData, score: number | null, notes?: string];

/** A candidate's pack. `givenFrom` is the pack whose questions it was given. */
export const scoredPack = (
  id: string,
  subject: string,
  questions: readonly Scored[],
  { createdAt = 0, givenFrom }: { createdAt?: number; givenFrom?: string } = {},
): DocumentView =>
  documentView({
    id: documentIdSchema.parse(id),
    subject,
    createdAt,
    view: toJson({ job: null, language: 'en', givenFrom }),
    sections: questions.map(([data, score, notes = '']) =>
      sectionView({
        id: sectionIdSchema.parse(`${id}-${data.set}-${data.number}`),
        data: toJson(data),
        marks: score === null && notes === '' ? {} : { score: { score, notes } },
      }),
    ),
  });
