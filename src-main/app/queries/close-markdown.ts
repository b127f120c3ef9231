/** A line that is only the beginning of a mark: shown as it is, it would flash up as a sign and vanish. */
const markOnly = /^\s*(?:[-*+]|\d{1,3}[.)]?|#{1,6}|[-*_]{2,}|`{1,3})\s*$/;

/** A link that isn't closed yet: its words stay, its address goes. */
const openLink = /\[([^\]]*)(?:\](?:\([^)\s]*)?)?$/;

/** The marks that come in pairs and are still open at the end of a line, in the order they were opened. */
const openMarks = (line: string): string[] => {
  const open: string[] = [];
  for (const match of line.matchAll(/\\.|`+|\*{1,2}|_{1,2}/gu)) {
    const mark = match[0];
    if (mark.startsWith('\\')) continue;
    const isInCode = open.at(-1)?.startsWith('`') === true;
    if (open.at(-1) === mark) {
      // What opens and closes at once has nothing in it, and is no mark.
      open.pop();
    } else if (!isInCode && isOpener(line, match.index, mark)) open.push(mark);
  }
  return open;
};

/** Emphasis opens before a letter only, and an underscore not in the middle of a word. */
const isOpener = (line: string, at: number, mark: string): boolean => {
  const next = line[at + mark.length];
  const before = line[at - 1];
  if (mark.startsWith('`')) return true;
  return next !== undefined && !/\s/.test(next) && !(mark.startsWith('_') && before !== undefined && /\w/.test(before));
};

/** A table is one only from the line under its head on; before that, and in half a row, there is nothing to show. */
const withoutHalfTable = (lines: readonly string[]): string[] => {
  const last = lines.at(-1)?.trim() ?? '';
  if (!last.startsWith('|')) return [...lines];
  const kept = last.length > 1 && last.endsWith('|') ? [...lines] : lines.slice(0, -1);
  let from = kept.length;
  while (from > 0 && (kept[from - 1]?.trim() ?? '').startsWith('|')) from -= 1;
  const rows = kept.slice(from);
  return rows.length >= 2 && /^\s*\|[\s:|-]+\|?\s*$/.test(rows[1] ?? '') ? kept : kept.slice(0, from);
};

/**
 * Markdown that breaks off somewhere, made whole: what is open is closed, what has only begun is left out until more of
 * it has come. Words are never changed.
 */
export const closeMarkdown = (text: string): string => {
  const lines = withoutHalfTable(text.split('\n'));
  const last = lines.pop() ?? '';
  if (markOnly.test(last)) return lines.join('\n').trimEnd();
  const line = last
    .replace(openLink, '$1')
    .replace(/(?:\*{1,2}|_{1,2}|`+)$/, (mark) => (openMarks(last).includes(mark) || isClosing(last, mark) ? mark : ''));
  const marks = openMarks(line);
  return [...lines, `${line.trimEnd()}${marks.toReversed().join('')}`].join('\n');
};

/** Whether the marks at the end of a line close what was opened before them. */
const isClosing = (line: string, mark: string): boolean => openMarks(line.slice(0, -mark.length)).at(-1) === mark;
