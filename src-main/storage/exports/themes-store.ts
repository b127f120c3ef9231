import { z } from 'zod';
import type { Theme, ThemeId } from '#shared/model/theme.ts';
import { logoTypeSchema, storedThemeSchema, themeIdSchema } from '#shared/model/theme.ts';
import type { Database } from '../database.ts';
import { jsonColumn } from '../rows.ts';

const rowSchema = z.object({
  id: themeIdSchema,
  name: z.string(),
  design: jsonColumn.pipe(storedThemeSchema),
  logoType: logoTypeSchema.nullable(),
  logoWidth: z.number().nullable(),
  logoHeight: z.number().nullable(),
  templateName: z.string().nullable(),
  updatedAt: z.number(),
});
export type ThemeRow = z.infer<typeof rowSchema>;

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const logoRowSchema = z.object({ type: logoTypeSchema, data: bytes, width: z.number(), height: z.number() });
export type LogoRow = z.infer<typeof logoRowSchema>;
const templateRowSchema = z.object({ name: z.string(), data: bytes });
export type TemplateRow = z.infer<typeof templateRowSchema>;

export interface NewTheme {
  readonly id: ThemeId;
  readonly name: string;
  readonly design: Theme;
  readonly logo: LogoRow | null;
  readonly template: TemplateRow | null;
}

/** The user's own themes. A design that can't be read is skipped, so that the others are still listed. */
export interface ThemesStore {
  insert(theme: NewTheme, now: number): void;
  update(id: ThemeId, change: { readonly name: string; readonly design: Theme }, now: number): void;
  setLogo(id: ThemeId, logo: LogoRow | null, now: number): void;
  /** Those that aren't deleted, by name. */
  list(): ThemeRow[];
  get(id: ThemeId): ThemeRow | null;
  logo(id: ThemeId): LogoRow | null;
  template(id: ThemeId): TemplateRow | null;
  remove(id: ThemeId, now: number): void;
  restore(id: ThemeId): void;
  /** Deletes for good what was marked before `before`. */
  purge(before: number): void;
}

const columns = `id, name, design, logo_type AS logoType, logo_width AS logoWidth, logo_height AS logoHeight,
  template_name AS templateName, updated_at AS updatedAt`;

export const createThemesStore = ({ connection }: Database): ThemesStore => {
  const insert = connection.prepare<Record<string, unknown>>(`
    INSERT INTO themes (id, name, design, logo, logo_type, logo_width, logo_height, template, template_name, created_at, updated_at)
    VALUES (@id, @name, @design, @logo, @logoType, @logoWidth, @logoHeight, @template, @templateName, @now, @now)`);
  const update = connection.prepare<[string, string, number, string]>(
    'UPDATE themes SET name = ?, design = ?, updated_at = ? WHERE id = ? AND deleted_at IS NULL',
  );
  const updateLogo = connection.prepare<Record<string, unknown>>(`
    UPDATE themes SET logo = @logo, logo_type = @logoType, logo_width = @logoWidth, logo_height = @logoHeight, updated_at = @now
    WHERE id = @id AND deleted_at IS NULL`);
  const selectAll = connection.prepare<[]>(
    `SELECT ${columns} FROM themes WHERE deleted_at IS NULL ORDER BY name COLLATE NOCASE, id`,
  );
  const select = connection.prepare<[string]>(`SELECT ${columns} FROM themes WHERE id = ? AND deleted_at IS NULL`);
  const selectLogo = connection.prepare<[string]>(`
    SELECT logo_type AS type, logo AS data, logo_width AS width, logo_height AS height FROM themes
    WHERE id = ? AND logo IS NOT NULL`);
  const selectTemplate = connection.prepare<[string]>(
    'SELECT template_name AS name, template AS data FROM themes WHERE id = ? AND template IS NOT NULL',
  );
  const mark = connection.prepare<[number, string]>('UPDATE themes SET deleted_at = ? WHERE id = ?');
  const unmark = connection.prepare<[string]>('UPDATE themes SET deleted_at = NULL WHERE id = ?');
  const purge = connection.prepare<[number]>('DELETE FROM themes WHERE deleted_at < ?');

  const logoParameters = (logo: LogoRow | null) => ({
    logo: logo?.data ?? null,
    logoType: logo?.type ?? null,
    logoWidth: logo?.width ?? null,
    logoHeight: logo?.height ?? null,
  });
  return {
    insert: ({ id, name, design, logo, template }, now) => {
      insert.run({
        id,
        name,
        design: JSON.stringify(design),
        ...logoParameters(logo),
        template: template?.data ?? null,
        templateName: template?.name ?? null,
        now,
      });
    },
    update: (id, { name, design }, now) => {
      update.run(name, JSON.stringify(design), now, id);
    },
    setLogo: (id, logo, now) => {
      updateLogo.run({ id, ...logoParameters(logo), now });
    },
    list: () =>
      selectAll.all().flatMap((row) => {
        const parsed = rowSchema.safeParse(row);
        return parsed.success ? [parsed.data] : [];
      }),
    get: (id) => {
      const parsed = rowSchema.safeParse(select.get(id));
      return parsed.success ? parsed.data : null;
    },
    logo: (id) => {
      const row = selectLogo.get(id);
      return row === undefined ? null : logoRowSchema.parse(row);
    },
    template: (id) => {
      const row = selectTemplate.get(id);
      return row === undefined ? null : templateRowSchema.parse(row);
    },
    remove: (id, now) => {
      mark.run(now, id);
    },
    restore: (id) => {
      unmark.run(id);
    },
    purge: (before) => {
      purge.run(before);
    },
  };
};
