import { z } from 'zod';

/** The schema of a structured answer, as both dialects send it. */
export interface AnswerShape {
  readonly name: string;
  readonly schema: Record<string, unknown>;
  /** The server enforces the schema. Only some schemas allow this. */
  readonly isStrict: boolean;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Strict mode wants every property of every object required, and no others allowed. */
const allowsStrict = (node: unknown): boolean => {
  if (Array.isArray(node)) return node.every(allowsStrict);
  if (!isRecord(node)) return true;
  if (node['type'] === 'object') {
    const properties = isRecord(node['properties']) ? Object.keys(node['properties']) : [];
    const required = Array.isArray(node['required']) ? node['required'] : [];
    if (node['additionalProperties'] !== false) return false;
    if (!properties.every((name) => required.includes(name))) return false;
  }
  return Object.values(node).every(allowsStrict);
};

/** The JSON Schema of what a zod schema takes in. Throws a RangeError for a name that servers don't accept. */
export const answerShape = (name: string, schema: z.ZodType): AnswerShape => {
  if (!/^[\w-]{1,64}$/.test(name)) throw new RangeError(`not a name for a shape: ${name}`);
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // Fields that the schema ignores are left out.
      if (jsonSchema.type === 'object' && jsonSchema.properties) jsonSchema.additionalProperties ??= false;
    },
  });
  return { name, schema: json, isStrict: allowsStrict(json) };
};
