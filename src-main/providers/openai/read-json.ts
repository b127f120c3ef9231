/** Parses JSON; undefined when the text isn't JSON. */
export const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The `error` of an answer's body, or the body itself when it has no such field. */
export const errorIn = (body: unknown): unknown => {
  if (typeof body !== 'object' || body === null) return body;
  const inner: unknown = Reflect.get(body, 'error');
  return inner ?? body;
};
