import type { QuestionData } from '#shared/kinds/interview-pack/question.ts';
import { interviewThemes } from '#shared/kinds/interview-pack/question.ts';
import { serializeMarkdown } from '#shared/markdown/serialize-markdown.ts';
import type { Block } from '../../text/markdown-blocks.ts';
import { bulletList, paragraph, strong } from '../../text/markdown-blocks.ts';
import { phrase } from '../language/fill-slots.ts';
import { lexicons } from '../language/lexicons.ts';

/** The questions of a set as a list by theme: what a step that found them shows of its work. Canonical Markdown. */
export const listQuestions = (questions: readonly QuestionData[]): string => {
  const lexicon = lexicons[questions[0]?.language ?? 'en'];
  const blocks = interviewThemes.flatMap((theme): Block[] => {
    const ofTheme = questions.filter((question) => question.theme === theme);
    if (ofTheme.length === 0) return [];
    const name = paragraph(strong(lexicon.themes[theme].name));
    return [name, bulletList(ofTheme.map(({ question }) => [question]))];
  });
  const children = blocks.length === 0 ? [paragraph(phrase(lexicon.labels.noQuestions, lexicon))] : blocks;
  return serializeMarkdown({ type: 'root', children });
};
