/** What some file system or shell can't take: Windows' illegal characters, and everything unseen. */
const illegal = /[<>:"/\\|?*\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** Names that Windows gives to devices, whatever the extension. */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/i;

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
  const trimmed = shorten(cleaned.replace(/^[. ]+/, '')).replace(/[. ]+$/, '');
  if (trimmed === '') return 'Document';
  return reserved.test(trimmed) ? `_${trimmed}` : trimmed;
};
