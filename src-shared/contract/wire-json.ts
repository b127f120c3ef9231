/** JSON has no bytes: an object with only this key stands for them, in base64. */
const bytesKey = '$bytes';

/** Converts bytes to text and back; injected, because Node and browsers do it differently. */
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
