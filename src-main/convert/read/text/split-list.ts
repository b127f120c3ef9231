const bulletGlyph = /^\s*(?:[•·●◦▪▫■□◆‣⁃➢➤►▶✓✔→»]\s*|[-–—*+]\s+|(?:\(?\d{1,2}[.)]|[a-z]\)|o)\s+)(?=\S)/u;

/** Whether a line is written as a list entry: a dash, a bullet, "1.", "a)". */
export const isBulletLine = (line: string): boolean => bulletGlyph.test(line);

/** A line without the dash, bullet or number it was listed with. */
export const withoutBullet = (line: string): string => line.replace(bulletGlyph, '').trim();

/**
 * Splits prose that holds a list into what stands before the list and its entries. A line that follows an entry and is no
 * entry itself continues it. Text without at least one list line is all prose.
 */
export const splitBullets = (text: string): { prose: string | undefined; bullets: string[] } => {
  const prose: string[] = [];
  const bullets: string[] = [];
  for (const line of text.split('\n')) {
    const last = bullets.length - 1;
    if (isBulletLine(line)) bullets.push(withoutBullet(line));
    else if (last < 0 || /^[^\s\p{Ll}]*\p{Lu}.*:$/u.test(line)) prose.push(line);
    else if (line.trim() !== '') bullets[last] = `${bullets[last] ?? ''} ${line.trim()}`;
  }
  const before = prose.join('\n').trim();
  return { prose: before === '' ? undefined : before, bullets };
};

/**
 * Splits "Java, C#; SQL" into its parts: at line breaks, semicolons, bullets and bars if there are any, else at commas.
 * Commas within brackets don't count.
 */
export const splitNames = (text: string): string[] => {
  const byMark = text.split(/\s*[;\n|•·●▪]\s*/u).filter((part) => part.trim() !== '');
  return byMark
    .flatMap((part) => part.split(/,\s+(?![^()]*\))|,(?=\p{Lu})(?![^()]*\))/u))
    .map((part) => withoutBullet(part))
    .filter((part) => part !== '');
};
