import type { z } from 'zod';
import type { InputIssue } from '#shared/model/app-error.ts';

const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');

/** The issues of a failed schema check, in the form every import error has. */
export const schemaIssues = (error: z.ZodError): InputIssue[] =>
  error.issues.slice(0, 50).map((issue) => ({ path: pathText(issue.path), expected: issue.message }));
