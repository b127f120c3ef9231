import type { ElementContent } from 'hast';

const emoji = /\p{Emoji_Presentation}|\p{Regional_Indicator}|\ufe0f/u;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

const split = (value: string): ElementContent[] => {
  const pieces: ElementContent[] = [];
  let plain = '';
  for (const { segment } of graphemes.segment(value)) {
    if (!emoji.test(segment)) {
      plain += segment;
      continue;
    }
    if (plain !== '') pieces.push({ type: 'text', value: plain });
    plain = '';
    const properties = { className: ['emoji'] };
    pieces.push({ type: 'element', tagName: 'span', properties, children: [{ type: 'text', value: segment }] });
  }
  if (plain !== '') pieces.push({ type: 'text', value: plain });
  return pieces;
};

/**
 * Puts each emoji in a span of its own, which the style sheet sets in normal weight: colour fonts have no bold, and
 * Chromium prints the bold it makes up for them as nothing at all.
 */
export const markEmoji = (nodes: readonly ElementContent[]): ElementContent[] =>
  nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return emoji.test(node.value) ? split(node.value) : [node];
    return node.type === 'element' ? [{ ...node, children: markEmoji(node.children) }] : [node];
  });
