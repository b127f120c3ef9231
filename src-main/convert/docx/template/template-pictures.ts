/** What a picture is by its first bytes: extension and content type of the part it goes into. */
export interface PictureKind {
  readonly extension: string;
  readonly type: string;
}

interface Signature extends PictureKind {
  readonly at: number;
  readonly bytes: readonly number[];
}

const kind = (extension: string, type: string, bytes: readonly number[], at = 0): Signature => ({
  extension,
  type,
  bytes,
  at,
});

/**
 * Formats of pictures that Word shows and that can't run or fetch anything; SVG can do both, and Word has each SVG a second
 * time as a PNG. EMF says so in its header's fortieth byte ([MS-EMF] 2.2.9), WMF with or without a placing ([MS-WMF] 2.3.2).
 */
const signatures: readonly Signature[] = [
  kind('png', 'image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  kind('jpeg', 'image/jpeg', [0xff, 0xd8, 0xff]),
  kind('gif', 'image/gif', [0x47, 0x49, 0x46, 0x38]),
  kind('tiff', 'image/tiff', [0x49, 0x49, 0x2a, 0x00]),
  kind('tiff', 'image/tiff', [0x4d, 0x4d, 0x00, 0x2a]),
  kind('emf', 'image/x-emf', [0x20, 0x45, 0x4d, 0x46], 40),
  kind('wmf', 'image/x-wmf', [0xd7, 0xcd, 0xc6, 0x9a]),
  kind('wmf', 'image/x-wmf', [0x01, 0x00, 0x09, 0x00]),
];

/** The kind of a picture whatever its name says; null for what is none. */
export const pictureKind = (data: Uint8Array): PictureKind | null =>
  signatures.find(({ bytes, at }) => bytes.every((byte, index) => data[at + index] === byte)) ?? null;
