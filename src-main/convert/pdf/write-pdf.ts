import { deflateSync } from 'node:zlib';
import type { PDFDocument, PDFObject, PDFRef } from '@cantoo/pdf-lib';
import { PDFName, PDFRawStream, PDFStream } from '@cantoo/pdf-lib';

/** Objects in one object stream: more pack better, fewer are found faster. */
const objectsPerStream = 100;

/** Where an object is: at an offset of the file, or at a place in an object stream. */
type Entry =
  | { readonly type: 'offset'; readonly offset: number }
  | { readonly type: 'packed'; readonly stream: number; readonly index: number };

const encoder = new TextEncoder();

const bytesOf = (object: PDFObject): Uint8Array => {
  const bytes = new Uint8Array(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return bytes;
};

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
};

/** What the engine wrote to find its own objects by: they are all read, and found by ours from now on. */
const isDirectory = (object: PDFObject): boolean => {
  if (!(object instanceof PDFRawStream)) return false;
  const type = object.dict.get(PDFName.of('Type'));
  return type === PDFName.of('ObjStm') || type === PDFName.of('XRef');
};

/** Small objects in one stream (ISO 32000-1, 7.5.7): their numbers and offsets, then they themselves. */
const packObjects = (pdf: PDFDocument, objects: readonly (readonly [PDFRef, PDFObject])[]): PDFRawStream => {
  const bodies = objects.map(([, object]) => joined([bytesOf(object), encoder.encode('\n')]));
  let at = 0;
  const index = objects.map(([ref], place) => {
    const pair = `${ref.objectNumber} ${at}`;
    at += bodies[place]?.length ?? 0;
    return pair;
  });
  const first = encoder.encode(`${index.join(' ')}\n`);
  const data = deflateSync(joined([first, ...bodies]));
  const dict = pdf.context.obj({
    Type: 'ObjStm',
    N: objects.length,
    First: first.length,
    Filter: 'FlateDecode',
    Length: data.length,
  });
  return PDFRawStream.of(dict, data);
};

/** The rows of the table that objects are found by, a byte for their sort, four for where, two for which (7.5.8). */
const tableOf = (entries: ReadonlyMap<number, Entry>, size: number): Uint8Array => {
  const rows = new DataView(new ArrayBuffer(size * 7));
  for (const [number, entry] of entries) {
    const at = number * 7;
    rows.setUint8(at, entry.type === 'offset' ? 1 : 2);
    rows.setUint32(at + 1, entry.type === 'offset' ? entry.offset : entry.stream);
    rows.setUint16(at + 5, entry.type === 'offset' ? 0 : entry.index);
  }
  return new Uint8Array(rows.buffer);
};

/**
 * Writes a PDF as bytes, small objects packed together. The library's own way of packing takes time by the square of
 * their number: twenty seconds for 250 pages with their structure. Equal documents give equal bytes.
 */
export const writePdf = async (pdf: PDFDocument): Promise<Uint8Array> => {
  await pdf.flush();
  const { context } = pdf;
  const parts: Uint8Array[] = [];
  const entries = new Map<number, Entry>();
  let offset = 0;
  const put = (bytes: Uint8Array): void => {
    parts.push(bytes);
    offset += bytes.length;
  };
  const putObject = (number: number, object: PDFObject): void => {
    entries.set(number, { type: 'offset', offset });
    put(encoder.encode(`${number} 0 obj\n`));
    put(bytesOf(object));
    put(encoder.encode('\nendobj\n'));
  };

  // The second line tells programs that move files that there is more than text in this one.
  put(joined([encoder.encode('%PDF-1.7\n%'), Uint8Array.of(0xe2, 0xe3, 0xcf, 0xd3, 0x0a)]));
  const objects = context.enumerateIndirectObjects().filter(([, object]) => !isDirectory(object));
  const small = objects.filter(([, object]) => !(object instanceof PDFStream));
  for (const [ref, object] of objects) if (object instanceof PDFStream) putObject(ref.objectNumber, object);
  let next = context.largestObjectNumber + 1;
  for (let from = 0; from < small.length; from += objectsPerStream) {
    const packed = small.slice(from, from + objectsPerStream);
    for (const [index, [ref]] of packed.entries()) {
      entries.set(ref.objectNumber, { type: 'packed', stream: next, index });
    }
    putObject(next, packObjects(pdf, packed));
    next += 1;
  }

  const start = offset;
  entries.set(next, { type: 'offset', offset });
  const table = deflateSync(tableOf(entries, next + 1));
  const { Root, Info, ID } = context.trailerInfo;
  const dict = context.obj({ Type: 'XRef', Size: next + 1, W: [1, 4, 2], Filter: 'FlateDecode', Length: table.length });
  if (Root) dict.set(PDFName.of('Root'), Root);
  if (Info) dict.set(PDFName.of('Info'), Info);
  if (ID) dict.set(PDFName.of('ID'), ID);
  putObject(next, PDFRawStream.of(dict, table));
  put(encoder.encode(`startxref\n${start}\n%%EOF\n`));
  return joined(parts);
};
