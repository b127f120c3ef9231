import type { PhrasingContent } from 'mdast';

/** Unicode noncharacters that mark where a piece of source text begins and ends in a line. */
const [begin, end] = ['\ufdd0', '\ufdd1'];
const marked = new RegExp(`${begin}([^${begin}${end}]*)${end}`, 'gu');
const strayMarks = new RegExp(`[${begin}${end}]`, 'gu');

const rightToLeft =
  /(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

const [firstStrongIsolate, popIsolate] = ['\u2068', '\u2069'];

/** Marks a piece of source text within a line that the drafter wrote; `settleFragments` removes the marks. */
export const fragment = (text: string): string => `${begin}${text.replace(strayMarks, '')}${end}`;

const ownWordsOf = (node: PhrasingContent): string => {
  if ('value' in node) return node.value.replace(marked, ' ');
  return 'children' in node ? node.children.map(ownWordsOf).join(' ') : '';
};

const settle = (node: PhrasingContent, isProse: boolean): PhrasingContent => {
  if (node.type === 'text') {
    const isolate = (_: string, text: string): string =>
      isProse && rightToLeft.test(text) ? `${firstStrongIsolate}${text}${popIsolate}` : text;
    return { ...node, value: node.value.replace(marked, isolate).replace(strayMarks, '') };
  }
  if (node.type === 'strong' || node.type === 'emphasis') {
    return { ...node, children: node.children.map((child) => settle(child, isProse)) };
  }
  return node;
};

/**
 * Removes the marks of `fragment` from a line. If the line has words of the drafter's own, each fragment in a
 * right-to-left script becomes a Unicode isolate (UAX #9), so that the line runs in the direction of those words and
 * "مهندسة with 9 years at شركة" keeps its order. A line of fragments alone runs in the direction of the source.
 */
export const settleFragments = (line: readonly PhrasingContent[]): PhrasingContent[] => {
  const isProse = /\p{L}/u.test(line.map(ownWordsOf).join(' '));
  return line.map((node) => settle(node, isProse));
};
