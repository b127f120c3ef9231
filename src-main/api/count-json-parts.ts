const quote = 0x22;
const backslash = 0x5c;
/** `,`, `[` and `{`: there are at least as many as values in lists and objects, less those that stand alone. */
const separators: ReadonlySet<number> = new Set([0x2c, 0x5b, 0x7b]);

/** Where the string that begins at a quote ends; the end of the text where it doesn't. */
const endOfString = (json: Buffer, from: number): number => {
  for (let end = json.indexOf(quote, from + 1); end !== -1; end = json.indexOf(quote, end + 1)) {
    let before = end - 1;
    while (json[before] === backslash) before--;
    // An even number of backslashes escapes itself, and not the quote.
    if ((end - before) % 2 === 1) return end;
  }
  return json.length;
};

/**
 * About how many values a JSON text holds, without parsing it; counts no further than one past `most`. Text within strings
 * doesn't count and is passed over fast, so that a large file in base64 costs next to nothing.
 */
export const countJsonParts = (json: Buffer, most: number): number => {
  let parts = 0;
  for (let at = 0; at < json.length && parts <= most; at++) {
    const byte = json[at];
    if (byte === quote) at = endOfString(json, at);
    else if (byte !== undefined && separators.has(byte)) parts++;
  }
  return parts;
};
