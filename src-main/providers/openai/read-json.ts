/** The value of a JSON text, or undefined for a text that is none. */
export const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The `error` of an answer's body, or the body itself where that is all there is. */
export const errorIn = (body: unknown): unknown => {
  if (typeof body !== 'object' || body === null) return body;
  const inner: unknown = Reflect.get(body, 'error');
  return inner ?? body;
};
