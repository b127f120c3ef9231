import type { Nodes } from 'mdast';
import type { AssetId } from '../model/asset.ts';
import { readAssetAddress } from '../model/asset.ts';
import { parseMarkdown } from './parse-markdown.ts';

const idsIn = (node: Nodes): AssetId[] => {
  if (node.type === 'image') return [readAssetAddress(node.url) ?? []].flat();
  const children: readonly Nodes[] = 'children' in node ? node.children : [];
  return children.flatMap(idsIn);
};

/** The assets that a section's text shows as pictures, in order; one that is shown twice is there twice. */
export const picturesIn = (markdown: string): AssetId[] =>
  // Most texts show none, and needn't be read for that.
  markdown.includes('](asset:') ? idsIn(parseMarkdown(markdown)) : [];
