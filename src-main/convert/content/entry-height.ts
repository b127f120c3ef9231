import type { Nodes } from 'mdast';
import type { TextStyle, Theme } from '#shared/model/theme.ts';
import { partOf } from './document-part.ts';
import { contentSizeMm, pictureSizeMm } from './measures.ts';
import { wordsOf } from './text-direction.ts';

const pointsPerMillimetre = 72 / 25.4;

/** Letters of these scripts are as wide as they are high. */
const wideLetter = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** A usual letter's width as a share of the size, with the loss at the ends of lines. */
const usualWidth = 0.5;

const linesOf = (text: string, sizePt: number, widthPt: number): number => {
  const wide = text.match(wideLetter)?.length ?? 0;
  const width = ((text.length - wide) * usualWidth + wide) * sizePt;
  return Math.max(1, Math.ceil(width / widthPt));
};

const styleOf = (block: Nodes, theme: Theme): TextStyle => {
  const part = partOf(block);
  if (part === 'entry-heading') return theme.text.entryHeading;
  if (part === 'entry-line') return theme.text.entryLine;
  return block.type === 'heading' ? theme.text.subheading : theme.text.body;
};

/** How high the pictures in a block stand, in points, were each on a line of its own. */
export const picturesHeight = (node: Nodes, theme: Theme, widthPt: number): number => {
  const picture = node.data?.picture;
  if (picture !== undefined) {
    return pictureSizeMm(picture, widthPt / pointsPerMillimetre, theme).height * pointsPerMillimetre;
  }
  const children: readonly Nodes[] = 'children' in node ? node.children : [];
  return children.reduce((sum, child) => sum + picturesHeight(child, theme, widthPt), 0);
};

const heightOf = (block: Nodes, theme: Theme, widthPt: number): number => {
  if (block.type === 'list' || block.type === 'listItem' || block.type === 'table') {
    const inner = block.type === 'list' ? widthPt - theme.list.indentPt : widthPt;
    const children: readonly Nodes[] = block.children;
    const own = block.type === 'list' ? theme.text.body.spaceAfterPt : theme.list.spaceBetweenPt;
    return children.reduce((sum, child) => sum + heightOf(child, theme, inner), own);
  }
  const style = styleOf(block, theme);
  const lineHeight = block.type === 'heading' ? 1.2 : theme.lineHeight;
  return (
    picturesHeight(block, theme, widthPt) +
    linesOf(wordsOf(block), style.sizePt, widthPt) * style.sizePt * lineHeight +
    style.spaceBeforePt +
    (block.type === 'paragraph' ? Math.min(style.spaceAfterPt, 6) : style.spaceAfterPt)
  );
};

/** The largest share of a page that an entry may take and still be kept whole; above it the guess may be wrong. */
const mostShare = 0.85;

/**
 * About how much of a page an entry takes, as a share of what a page holds: 0.25 is a quarter. Told by its letters, before
 * anything is set.
 */
const shareOfPage = (blocks: readonly Nodes[], theme: Theme): number => {
  const { width, height } = contentSizeMm(theme);
  const sum = blocks.reduce((points, block) => points + heightOf(block, theme, width * pointsPerMillimetre), 0);
  return sum / (height * pointsPerMillimetre);
};

/**
 * Whether an entry is to stay on one page: where it surely fits on one. One that is to stay whole but can't would be torn
 * apart anywhere, its own rules being void.
 */
export const isKeptWhole = (blocks: readonly Nodes[], theme: Theme): boolean => shareOfPage(blocks, theme) <= mostShare;
