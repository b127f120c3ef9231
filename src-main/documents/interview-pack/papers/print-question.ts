import type { Root } from 'mdast';
import type { QuestionData } from '#shared/kinds/interview-pack/question.ts';
import { parseMarkdown } from '#shared/markdown/parse-markdown.ts';
import { serializeMarkdown } from '#shared/markdown/serialize-markdown.ts';
import { fragment } from '../../text/fragment.ts';
import type { Block } from '../../text/markdown-blocks.ts';
import { bulletList, heading, paragraph, strong } from '../../text/markdown-blocks.ts';
import { colon } from '../language/fill-slots.ts';
import type { LabelName } from '../language/lexicon.ts';
import { lexicons } from '../language/lexicons.ts';

/** Headings within an answer would stand beside those of the questions. */
const withoutHeadings = ({ children }: Root): Block[] =>
  children.flatMap((node): Block[] => {
    if (node.type === 'heading')
      return [{ type: 'paragraph', children: [{ type: 'strong', children: node.children }] }];
    return node.type === 'paragraph' || node.type === 'list' || node.type === 'table' ? [node] : [];
  });

/**
 * What a document prints of a question: the question as a heading, why it is asked, what a good answer shows, the
 * evidence, and the answer where there is one. Canonical Markdown.
 */
export const printQuestion = (question: QuestionData, answer: string): string => {
  const lexicon = lexicons[question.language];
  const { quotes } = lexicon;
  const label = (name: LabelName) => strong(`${lexicon.labels[name]}${colon(lexicon)}`);
  const { evidence, requirement } = question;
  const text = answer.trim();
  const quoted = (line: string): string => `${quotes[0]}${fragment(line)}${quotes[1]}`;
  return serializeMarkdown({
    type: 'root',
    children: [
      heading(3, `${question.number}. ${question.question}`),
      ...(requirement === undefined ? [] : [paragraph(label('requirement'), ' ', quoted(requirement))]),
      paragraph(label('why'), ' ', question.why),
      paragraph(label('good'), ' ', question.goodAnswer),
      // An answer that needs input lists what the CV holds itself.
      ...(evidence.length === 0 || (text !== '' && question.needsInput !== undefined)
        ? []
        : [
            paragraph(label('evidence')),
            bulletList(evidence.map(({ quote, where }) => [`${quoted(quote)} (${fragment(where)})`])),
          ]),
      ...(text === '' ? [] : [paragraph(label('answer')), ...withoutHeadings(parseMarkdown(text))]),
    ],
  });
};
