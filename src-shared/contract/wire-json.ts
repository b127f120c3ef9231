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

const withBytes = (value: unknown, codec: BytesCodec): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (isTaggedBytes(value)) return codec.fromBase64(value[bytesKey]);
  if (Array.isArray(value)) return value.map((item: unknown) => withBytes(item, codec));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withBytes(item, codec)]));
};

/**
 * What `toWire` wrote. Throws a SyntaxError when it isn't JSON, a RangeError when it is nested too deeply. Not by a reviver of
 * `JSON.parse`, which takes ten times as long; most texts have no bytes in them.
 */
export const fromWire = (text: string, codec: BytesCodec): unknown => {
  const value: unknown = JSON.parse(text);
  return text.includes(bytesKey) ? withBytes(value, codec) : value;
};
