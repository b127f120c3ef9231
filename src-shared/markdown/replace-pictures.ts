import type { Image, Nodes, PhrasingContent, Root, RootContent } from 'mdast';

const replaced = (node: Nodes, by: (picture: Image) => PhrasingContent): Nodes => {
  if (node.type === 'image') return by(node);
  if (!('children' in node)) return node;
  const children: readonly Nodes[] = node.children;
  // Inline content takes the place of inline content, so every child may stand where it stood.
  return { ...node, children: children.map((child) => replaced(child, by)) } as Nodes;
};

/** The same tree with other inline content in the place of each picture. */
export const replacePictures = (root: Root, by: (picture: Image) => PhrasingContent): Root => ({
  type: 'root',
  // As above: a block stays a block of its sort.
  children: root.children.map((block) => replaced(block, by) as RootContent),
});

/** What stands for a picture that isn't shown: its words in brackets, or nothing where it has none. */
export const pictureWords = ({ alt }: Image): PhrasingContent => ({ type: 'text', value: alt ? `[${alt}]` : '' });
