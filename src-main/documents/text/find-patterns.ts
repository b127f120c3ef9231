/** Hears of each place where a pattern stands in a text; patterns may overlap and lie within one another. */
type OnFound = (pattern: string, start: number) => void;

const root = 0;
const none = -1;

/** A tree of patterns by their characters. Most nodes have one child, so only the others have a map. */
class Trie {
  readonly #code: number[] = [none];
  readonly #child: number[] = [none];
  readonly #children: (Map<number, number> | undefined)[] = [undefined];
  readonly patterns: (string | undefined)[] = [undefined];

  childOf(node: number, code: number): number {
    if (this.#code[node] === code) return this.#child[node] ?? none;
    return this.#children[node]?.get(code) ?? none;
  }

  /** All children of a node with the characters that lead to them. */
  *childrenOf(node: number): Iterable<readonly [number, number]> {
    const code = this.#code[node] ?? none;
    if (code !== none) yield [code, this.#child[node] ?? none];
    yield* this.#children[node] ?? [];
  }

  add(pattern: string): void {
    let node = root;
    for (let at = 0; at < pattern.length; at++) {
      const code = pattern.charCodeAt(at);
      const next = this.childOf(node, code);
      node = next === none ? this.#grow(node, code) : next;
    }
    this.patterns[node] = pattern;
  }

  #grow(parent: number, code: number): number {
    const node = this.patterns.push(undefined) - 1;
    this.#code.push(none);
    this.#child.push(none);
    this.#children.push(undefined);
    if (this.#code[parent] === none) {
      this.#code[parent] = code;
      this.#child[parent] = node;
      return node;
    }
    const children = this.#children[parent] ?? new Map<number, number>();
    children.set(code, node);
    this.#children[parent] = children;
    return node;
  }
}

/**
 * For each node, the node of its longest proper suffix in the tree (`fallback`), and the nearest of these suffixes that is
 * a pattern (`within`).
 */
const linkSuffixes = (trie: Trie): { fallback: Int32Array; within: Int32Array } => {
  const size = trie.patterns.length;
  const [fallback, within] = [new Int32Array(size).fill(root), new Int32Array(size).fill(none)];
  const queue = [root];
  // It grows while it is read.
  for (const node of queue) {
    for (const [code, child] of trie.childrenOf(node)) {
      queue.push(child);
      if (node === root) continue;
      let suffix = fallback[node] ?? root;
      while (suffix !== root && trie.childOf(suffix, code) === none) suffix = fallback[suffix] ?? root;
      const link = Math.max(root, trie.childOf(suffix, code));
      fallback[child] = link;
      within[child] = trie.patterns[link] === undefined ? (within[link] ?? none) : link;
    }
  }
  return { fallback, within };
};

/**
 * Makes a search for any number of patterns at once. A text is read once, whatever the number of patterns: the time goes
 * with the length of patterns, text and findings (Aho and Corasick, "Efficient string matching", CACM 1975). Empty patterns
 * are never found.
 */
export const findPatterns = (patterns: Iterable<string>): ((text: string, onFound: OnFound) => void) => {
  const trie = new Trie();
  for (const pattern of patterns) if (pattern !== '') trie.add(pattern);
  const { fallback, within } = linkSuffixes(trie);
  return (text, onFound) => {
    let node = root;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      while (node !== root && trie.childOf(node, code) === none) node = fallback[node] ?? root;
      node = Math.max(root, trie.childOf(node, code));
      for (
        let end = trie.patterns[node] === undefined ? (within[node] ?? none) : node;
        end !== none;
        end = within[end] ?? none
      ) {
        const pattern = trie.patterns[end] ?? '';
        onFound(pattern, at + 1 - pattern.length);
      }
    }
  };
};
