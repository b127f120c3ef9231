/**
 * Makes half-written Markdown presentable, so that no marks flicker while text streams in: emphasis that is still being
 * written is closed, and a mark with nothing behind it yet is left out. Only the last line can be open.
 */
export const closeMarkdown = (text: string): string => {
  const start = text.lastIndexOf('\n') + 1;
  const before = text.slice(0, start);
  const line = text.slice(start).trimEnd();
  if (/^\s*(#{1,6}|[-+*]|\d+[.)])$/.test(line)) return before;
  const open: string[] = [];
  for (const [mark] of line.replace(/^\s*[-+*]\s+/, '').matchAll(/\*\*|\*/g)) {
    if (open.at(-1) === mark) open.pop();
    else open.push(mark);
  }
  const last = open.at(-1);
  if (last === undefined) return text;
  if (line.endsWith(last)) return closeMarkdown(before + line.slice(0, -last.length));
  return before + line + open.reverse().join('');
};
