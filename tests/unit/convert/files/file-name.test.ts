import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileBaseName } from '../../../../src-main/convert/files/file-name.ts';

describe('F7: the name of an exported file', () => {
  it.each([
    ['Kwame Mensah, Cloud Architect', 'Kwame Mensah, Cloud Architect'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
    ['../../etc/passwd', 'etc passwd'],
    ['  spaced \t out \n', 'spaced out'],
    ['ends with dots. . .', 'ends with dots'],
    ['.hidden', 'hidden'],
    ['CON', '_CON'],
    ['com1.notes', '_com1.notes'],
    ['Console', 'Console'],
    ['AUX .NET Developer', '_AUX .NET Developer'],
    ['nul . . ', '_nul'],
    ['LPT¹', '_LPT¹'],
    ['COM 1', '_COM 1'],
    ['COM10 expert', 'COM10 expert'],
    ['Auxiliary nurse', 'Auxiliary nurse'],
    ['ليلى حداد، مهندسة', 'ليلى حداد، مهندسة'],
    ['山田 太郎 👩‍💻', '山田 太郎 👩‍💻'],
    ['evil\u202egpj.exe', 'evil gpj.exe'],
    ['null\u0000byte', 'null byte'],
    ['', 'Document'],
    ['...', 'Document'],
  ])('of %j is %j', (title, name) => {
    expect(fileBaseName(title)).toBe(name);
  });

  it('cuts long titles between letters', () => {
    expect(fileBaseName('👩‍💻'.repeat(100))).toMatch(/^(👩‍💻)+$/u);
    expect(fileBaseName('x'.repeat(500))).toHaveLength(108);
  });

  it('is no device of Windows, whatever stands around its name', () => {
    // Windows drops what follows the first dot or colon, then spaces; it knows no case, and takes superscripts for digits.
    const opened = (file: string) => (file.split(/[.:]/u)[0] ?? '').trim().normalize('NFKC').toUpperCase();
    const device = /^(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|CLOCK\$|(?:COM|LPT)\s?\d)$/u;
    const stem = fc.constantFrom(
      'con',
      'PRN',
      'Aux',
      'nUL',
      'COM1',
      'com0',
      'LPT9',
      'lpt³',
      'COM¹',
      'CONIN$',
      'conout$',
      'Clock$',
    );
    const around = fc.string({
      unit: fc.constantFrom(' ', '.', '\u00a0', '\t', ':', '\u200b', '\ufeff', '/'),
      maxLength: 4,
    });
    const rest = fc.constantFrom('', 'NET Developer', 'x');
    fc.assert(
      fc.property(around, stem, around, rest, (before, name, after, more) => {
        const made = fileBaseName(before + name + after + more);
        for (const file of [made, `${made}.pdf`, `${made}.json`]) expect(opened(file)).not.toMatch(device);
        expect(fileBaseName(made)).toBe(made);
      }),
    );
  });

  it('is one that every system takes, for any title', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 400 })), (title) => {
        const name = fileBaseName(title);
        expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cs}]|^[. ]|[. ]$/u);
        expect(name).not.toBe('');
        expect(`${name} (999).json`.length).toBeLessThanOrEqual(120);
        expect(Buffer.byteLength(`${name} (9999).json`)).toBeLessThanOrEqual(255);
        expect(fileBaseName(name)).toBe(name);
      }),
    );
  });
});
