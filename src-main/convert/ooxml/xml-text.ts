/** Characters that part words: left out without a trace they would join what they stood between. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
const separators = /[\u000b\u000c\u001c-\u001f\u0085]/g;

/**
 * What no XML 1.0 document may hold (https://www.w3.org/TR/xml/#charsets), and the C1 controls, which it may but
 * nobody means: they come from text in a wrong encoding. The `u` flag makes the surrogates match alone only.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
const illegal = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]/gu;

/**
 * The text less the characters that would make a file invalid: pasted text and text taken from PDFs is full of them.
 * Applied once, where a document is assembled, so that no format has to think of it.
 */
export const xmlText = (text: string): string => text.replace(separators, ' ').replace(illegal, '');

/** The text as the content or attribute value of an XML element. */
export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
