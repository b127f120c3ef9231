import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText, shortenText } from '../../../../../src-main/convert/read/text/clean-text.ts';
import { decodeText } from '../../../../../src-main/convert/read/text/decode-text.ts';
import { splitBullets, splitNames } from '../../../../../src-main/convert/read/text/split-list.ts';

const clean = (text: string): string => cleanText(text).text;
const encode = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, isLittle: boolean): Uint8Array => {
  const bytes = new Uint8Array(text.length * 2);
  for (let index = 0; index < text.length; index += 1)
    new DataView(bytes.buffer).setUint16(index * 2, text.charCodeAt(index), isLittle);
  return bytes;
};

describe('text from files', () => {
  it('loses what XML forbids, and nothing else', () => {
    expect(clean('a\u0000\u0007b\u001fc\ufffe\ud800d\u007fe')).toBe('abcde');
    expect(clean('👩🏽‍💻 \u200fעברית\u200f نم\u200cی')).toBe('👩🏽‍💻 \u200fעברית\u200f نم\u200cی');
    expect(clean('**bold** # 1. | <T> a < b > c && d &foo;')).toBe('**bold** # 1. | <T> a < b > c && d &foo;');
  });

  it('has one kind of line break, single spaces and composed letters', () => {
    expect(clean(' a \r\n\r\n\r\n b\u000bc\u2028d\t e  f ')).toBe('a\n\nb\nc\nd e f');
    expect(clean('e\u0301')).toBe('é');
    expect(cleanLine('a\nb').text).toBe('a b');
  });

  it('decodes entities once', () => {
    expect(clean('R&amp;D &amp;lt; &#233;&#xE9; &eacute; &#9999999;')).toBe('R&D &lt; éé é &#9999999;');
  });

  it('takes time in proportion to unclosed tags', () => {
    expect(clean('<script>'.repeat(12_500))).toBe('');
  });

  it('is shortened between words and never within a character', () => {
    expect(shortenText('one two three', 9)).toBe('one two…');
    expect(shortenText('😀😀😀', 4)).toBe('😀…');
    expect(shortenText('short', 5)).toBe('short');
  });

  it('splits lists, whatever their bullets', () => {
    expect(splitBullets('Intro\n• one\n  more of one\n- two\n3) three')).toEqual({
      prose: 'Intro',
      bullets: ['one more of one', 'two', 'three'],
    });
    expect(splitNames('Java, C#; SQL (a, b)\n• Go')).toEqual(['Java', 'C#', 'SQL (a, b)', 'Go']);
  });
});

describe('decodeText', () => {
  const text = '{"fullName":"Zoë 李"}';
  it.each([
    ['UTF-8', encode(text)],
    ['UTF-8 with a mark', encode(`\ufeff${text}`)],
    ['UTF-16LE with a mark', utf16(`\ufeff${text}`, true)],
    ['UTF-16BE with a mark', utf16(`\ufeff${text}`, false)],
    ['UTF-16LE without one', utf16(text, true)],
    ['UTF-16BE without one', utf16(text, false)],
  ])('reads %s', (_, bytes) => {
    expect(decodeText(bytes)).toEqual({ ok: true, value: text });
  });

  it('reads Windows-1252 when it is no Unicode', () => {
    expect(decodeText(Uint8Array.from([0x5a, 0x6f, 0xeb, 0x20, 0x80]))).toEqual({ ok: true, value: 'Zoë €' });
  });

  it('refuses binary data and files that are too large', () => {
    const codeOf = (bytes: Uint8Array) => {
      const decoded = decodeText(bytes, 'cv.docx');
      return decoded.ok ? 'ok' : [decoded.error.code, decoded.error.file];
    };
    expect(codeOf(Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]))).toEqual(['input.unsupported-file', 'cv.docx']);
    expect(codeOf(Uint8Array.from([0x89, 0x50, 0, 0, 1, 2, 3]))).toEqual(['input.unsupported-file', 'cv.docx']);
    expect(codeOf(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]))).toEqual([
      'input.unsupported-file',
      'cv.docx',
    ]);
    expect(codeOf(new Uint8Array(5 * 1024 * 1024 + 1))).toEqual(['input.too-large', 'cv.docx']);
  });
});
