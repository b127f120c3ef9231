/** What some file system or shell can't take: Windows' illegal characters, and everything unseen. */
const illegal = /[<>:"/\\|?*\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/**
 * Names that Windows gives to devices, whatever follows a dot or colon after them: spaces before it don't count, so
 * "AUX .NET Developer.pdf" is one. Some versions take every digit and superscript.
 */
const reserved = /^(con|prn|aux|nul|clock\$|com\s?[0-9⁰¹²³⁴-⁹]|lpt\s?[0-9⁰¹²³⁴-⁹]|conin\$|conout\$)\s*(\.|$)/i;

/** Leaves room for " (999)" and an extension within 120 characters, and within the 255 bytes that Linux allows. */
const mostUnits = 108;
const mostBytes = 220;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const encoder = new TextEncoder();

/** Cuts between what a reader sees as letters, so that no emoji or accent is cut in two. */
const shorten = (text: string): string => {
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    const longer = kept + segment;
    if (longer.length > mostUnits || encoder.encode(longer).length > mostBytes) break;
    kept = longer;
  }
  return kept;
};

/**
 * A document's title as the name of a file, without extension, that Windows, macOS and Linux all accept:
 * "Kwame Mensah, Cloud Architect". Letters of every script and emoji stay. At most 108 characters; never empty.
 */
export const fileBaseName = (title: string): string => {
  const cleaned = title.normalize('NFC').replace(illegal, ' ').replace(/\s+/g, ' ');
  // Windows drops dots and spaces at the end; a dot at the start hides the file elsewhere.
  const bare = cleaned.replace(/^[. ]+/, '');
  const trimmed = shorten(reserved.test(bare) ? `_${bare}` : bare).replace(/[. ]+$/, '');
  return trimmed === '' ? 'Document' : trimmed;
};
