/** Where JSON has no bytes: an object with this one key stands for them, base64 inside. */
const bytesKey = '$bytes';

/** How bytes become text and back; injected, since what does it differs between Node and a browser. */
export interface BytesCodec {
  toBase64(bytes: Uint8Array): string;
  fromBase64(text: string): Uint8Array;
}

const isTaggedBytes = (value: unknown): value is { readonly [bytesKey]: string } =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === 1 &&
  bytesKey in value &&
  typeof value[bytesKey] === 'string';

/** A value of the contract as JSON, its bytes as base64. */
export const toWire = (value: unknown, codec: BytesCodec): string =>
  JSON.stringify(value, (_key, item: unknown) =>
    item instanceof Uint8Array ? { [bytesKey]: codec.toBase64(item) } : item,
  );

/** What `toWire` wrote. Throws a SyntaxError when it isn't JSON. */
export const fromWire = (text: string, codec: BytesCodec): unknown =>
  JSON.parse(text, (_key, item: unknown) => (isTaggedBytes(item) ? codec.fromBase64(item[bytesKey]) : item));
