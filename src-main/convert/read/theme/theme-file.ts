import { z } from 'zod';
import type { Result } from '#shared/model/app-error.ts';
import { bytesSchema } from '#shared/model/bytes.ts';
import type { SourceFile } from '#shared/model/source-file.ts';
import {
  logoTypeSchema,
  mostLogoBytes,
  mostTemplateBytes,
  storedThemeSchema,
  themeNameSchema,
  themeSchema,
} from '#shared/model/theme.ts';
import { logoSchema } from '../../content/dressing.ts';
import { PackageRefused } from '../../ooxml/open-package.ts';
import { openWordFile } from '../../ooxml/word-file.ts';
import { readLogo } from '../picture/read-logo.ts';

/** A theme as it comes out of a file, or goes into one. */
export const readThemeSchema = z.object({
  name: themeNameSchema,
  design: themeSchema,
  logo: logoSchema.nullable(),
  template: z.object({ name: z.string().min(1).max(400), data: bytesSchema }).nullable(),
  /** What was left out, or only nearly taken over, in words for the user. */
  notes: z.array(z.string()),
});
export type ReadTheme = z.infer<typeof readThemeSchema>;

const base64 = (mostBytes: number) => z.base64().max(Math.ceil(mostBytes / 3) * 4 + 4);

/** What stands in a theme file: JSON, so that it can be looked into and kept under version control. */
const themeFileSchema = z.object({
  format: z.literal('dossier-theme'),
  version: z.literal(1),
  name: themeNameSchema,
  design: storedThemeSchema,
  logo: z
    .object({ type: logoTypeSchema, data: base64(mostLogoBytes) })
    .nullable()
    .default(null),
  template: z
    .object({ name: z.string().min(1).max(400), data: base64(mostTemplateBytes) })
    .nullable()
    .default(null),
});

const bad = (name: string, why: string): Result<never> => ({
  ok: false,
  error: {
    code: 'theme.bad-file',
    message: `${name} is not a theme that can be read: ${why}.`,
    action: 'Choose a theme that was saved from Dossier, or a Word file (.docx).',
  },
});

const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

const unreadableTemplate = 'The Word file in the theme was left out: it can not be read.';

/** The Word file of a theme, if it is one that exports can use. */
const templateIn = (name: string, data: Uint8Array): ReadTheme['template'] => {
  try {
    openWordFile(data);
    return { name, data };
  } catch (cause) {
    if (cause instanceof PackageRefused) return null;
    throw cause;
  }
};

/** Reads a theme file of Dossier's. The error says which field is wrong. */
export const readThemeFile = ({ name, data }: SourceFile): Result<ReadTheme> => {
  const text = typeof data === 'string' ? data : new TextDecoder().decode(data);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return bad(name, 'it is not JSON');
  }
  const parsed = themeFileSchema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return bad(name, issue ? `${issue.path.join('.') || 'the file'}: ${issue.message}` : 'it is something else');
  }
  const { logo, template, ...theme } = parsed.data;
  const picture = logo === null ? null : fromBase64(logo.data);
  const facts = picture === null ? null : readLogo(picture);
  const notes = picture !== null && facts === null ? ['The logo was left out: it is no PNG or JPEG picture.'] : [];
  const own = template === null ? null : templateIn(template.name, fromBase64(template.data));
  return {
    ok: true,
    value: {
      name: theme.name,
      design: theme.design,
      logo: picture === null || facts === null ? null : { ...facts, data: picture },
      template: own,
      notes: [...notes, ...(template !== null && own === null ? [unreadableTemplate] : [])],
    },
  };
};

/** The theme as the text of a theme file, ending in a newline. */
export const writeThemeFile = ({ name, design, logo, template }: Omit<ReadTheme, 'notes'>): string => {
  const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  const file: z.input<typeof themeFileSchema> = {
    format: 'dossier-theme',
    version: 1,
    name,
    design,
    logo: logo === null ? null : { type: logo.type, data: toBase64(logo.data) },
    template: template === null ? null : { name: template.name, data: toBase64(template.data) },
  };
  return `${JSON.stringify(file, null, 2)}\n`;
};
