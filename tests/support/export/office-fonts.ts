import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inflateSync } from 'node:zlib';

/** Word's fonts and the bundled faces with the same widths. */
const partners = {
  Georgia: 'gelasio',
  Calibri: 'carlito',
  Cambria: 'caladea',
  Arial: 'arimo',
  'Times New Roman': 'tinos',
} as const;

const packages = resolve(import.meta.dirname, '../../../node_modules/@fontsource');

/** A WOFF file as the TrueType font in it (https://www.w3.org/TR/WOFF/): office programs read no WOFF. */
const unpackWoff = (woff: Buffer): Buffer => {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => {
    const at = 44 + 20 * index;
    const [offset, packed, length] = [woff.readUInt32BE(at + 4), woff.readUInt32BE(at + 8), woff.readUInt32BE(at + 12)];
    const stored = woff.subarray(offset, offset + packed);
    const data = packed < length ? inflateSync(stored) : stored;
    return { tag: woff.subarray(at, at + 4), checksum: woff.readUInt32BE(at + 16), data };
  });
  const power = 2 ** Math.floor(Math.log2(count));
  const header = Buffer.alloc(12 + 16 * count);
  header.writeUInt32BE(woff.readUInt32BE(4), 0);
  header.writeUInt16BE(count, 4);
  header.writeUInt16BE(16 * power, 6);
  header.writeUInt16BE(Math.log2(power), 8);
  header.writeUInt16BE(16 * (count - power), 10);
  const parts: Buffer[] = [header];
  let offset = header.length;
  for (const [index, { tag, checksum, data }] of tables.entries()) {
    const at = 12 + 16 * index;
    tag.copy(header, at);
    header.writeUInt32BE(checksum, at + 4);
    header.writeUInt32BE(offset, at + 8);
    header.writeUInt32BE(data.length, at + 12);
    const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
    parts.push(padded);
    offset += padded.length;
  }
  return Buffer.concat(parts);
};

/**
 * Puts the bundled faces where an office program finds them, in the place of the fonts that a Word file names, as they are
 * on a machine with Word: the widths are the same. Returns the environment that a program needs for it.
 */
export const officeFonts = (folder: string): Record<string, string> => {
  const fonts = join(folder, 'fonts');
  mkdirSync(fonts, { recursive: true });
  for (const face of Object.values(partners)) {
    const files = join(packages, face, 'files');
    for (const name of readdirSync(files).filter((file) => /-latin-(400|700)-(normal|italic)\.woff$/.test(file))) {
      writeFileSync(join(fonts, name.replace(/woff$/, 'ttf')), unpackWoff(readFileSync(join(files, name))));
    }
  }
  const title = (face: string) => face.charAt(0).toUpperCase() + face.slice(1);
  const aliases = Object.entries(partners).map(
    ([word, face]) =>
      `<match target="pattern"><test name="family"><string>${word}</string></test>` +
      `<edit name="family" mode="assign" binding="same"><string>${title(face)}</string></edit></match>`,
  );
  const path = join(folder, 'fonts.conf');
  const lines = [
    '<?xml version="1.0"?>',
    '<fontconfig>',
    `<dir>${fonts}</dir>`,
    `<cachedir>${folder}/cache</cachedir>`,
  ];
  const include = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>';
  writeFileSync(path, [...lines, ...aliases, include, '</fontconfig>'].join('\n'));
  return { FONTCONFIG_FILE: path };
};
