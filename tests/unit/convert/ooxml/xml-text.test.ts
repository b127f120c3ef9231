import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeXml, xmlText } from '../../../../src-main/convert/ooxml/xml-text.ts';

/** XML 1.0's own definition of a character, production [2]. */
const isXmlCharacter = (point: number): boolean =>
  point === 0x9 ||
  point === 0xa ||
  point === 0xd ||
  (point >= 0x20 && point <= 0xd7ff) ||
  (point >= 0xe000 && point <= 0xfffd) ||
  (point >= 0x10000 && point <= 0x10ffff);

describe('text for XML', () => {
  it('leaves only characters that XML 1.0 allows, for any string', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
        (text) => {
          expect(Array.from(xmlText(text), (letter) => letter.codePointAt(0) ?? -1).every(isXmlCharacter)).toBe(true);
        },
      ),
    );
  });

  it('keeps every script, emoji, tabs and newlines', () => {
    const text = 'Žofie\tŁ\r\nمرحبا 日本 👩‍💻 🇯🇵 \u00a0\ufeff';
    expect(xmlText(text)).toBe(text);
  });

  it('takes out what no file may hold, and keeps words apart', () => {
    expect(xmlText('a\u0000b\u0007c\ud800d\udc00e\ufffef\uffffg\u0080h')).toBe('abcdefgh');
    expect(xmlText('one\u000btwo\u000cthree')).toBe('one two three');
  });

  it('escapes what XML reads as markup', () => {
    expect(escapeXml('<a href="x">&</a>')).toBe('&lt;a href=&quot;x&quot;&gt;&amp;&lt;/a&gt;');
  });
});
