/** XML with each element on a line of its own, indented, so that a change in a golden file reads as what changed. */
export const prettyXml = (xml: string): string => {
  let depth = 0;
  const lines: string[] = [];
  for (const piece of xml.replace(/>\s*</g, '>\n<').split('\n')) {
    if (/^<\//.test(piece)) depth -= 1;
    lines.push('  '.repeat(Math.max(depth, 0)) + piece);
    if (/^<[^!?/]/.test(piece) && !/\/>$/.test(piece) && !/<\/[^>]+>$/.test(piece)) depth += 1;
  }
  return `${lines.join('\n')}\n`;
};
