import type { RouteName, RouteOutput, RouteParsedInput } from '#shared/contract/routes.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import type { Theme, ThemeId, ThemeView } from '#shared/model/theme.ts';
import { mostLogoBytes, themeIdSchema } from '#shared/model/theme.ts';
import { builtInThemes } from '../../../src-main/convert/content/built-in-themes.ts';
import { readLogo } from '../../../src-main/convert/read/picture/read-logo.ts';
import { readThemeFile } from '../../../src-main/convert/read/theme/theme-file.ts';
import { fail } from '../fake-failure.ts';

type ThemeRoute = Extract<RouteName, `theme.${string}`>;
type ThemeHandlers = {
  [R in ThemeRoute]: (input: RouteParsedInput<R>) => RouteOutput<R> | Promise<RouteOutput<R>>;
};
type Logo = NonNullable<RouteOutput<'theme.get-logo'>>;

interface FakeThemesDeps {
  readonly changed: () => void;
  /** Prints a document, or the sample, in a design. */
  readonly print: (documentId: DocumentId | undefined, design: Theme) => Promise<Uint8Array>;
}

/** The themes' part of the fake main side: those that ship, and the user's own in memory. */
export class FakeThemes {
  private readonly own = new Map<ThemeId, ThemeView>();
  private readonly deleted = new Map<ThemeId, ThemeView>();
  private readonly logos = new Map<ThemeId, Logo>();
  private readonly deps: FakeThemesDeps;
  private made = 0;

  constructor(deps: FakeThemesDeps) {
    this.deps = deps;
  }

  /** Adds a theme of the user's own. */
  add(theme: Pick<ThemeView, 'name' | 'design'> & Partial<ThemeView>): ThemeView {
    this.made += 1;
    const id = themeIdSchema.parse(`own-${this.made}`);
    const view = { id, isBuiltIn: false, logo: null, templateName: null, updatedAt: Date.now(), ...theme };
    this.own.set(view.id, view);
    return view;
  }

  /** Every theme: those that ship, then the user's own by name. */
  all(): ThemeView[] {
    const shipped = builtInThemes.map(
      ({ id, name, design }): ThemeView => ({
        id: themeIdSchema.parse(id),
        name,
        isBuiltIn: true,
        design,
        logo: null,
        templateName: null,
        updatedAt: 0,
      }),
    );
    return [...shipped, ...[...this.own.values()].sort((a, b) => a.name.localeCompare(b.name))];
  }

  private get(id: ThemeId): ThemeView {
    return this.all().find((theme) => theme.id === id) ?? fail({ code: 'not-found', message: 'No such theme.' });
  }

  private getOwn(id: ThemeId): ThemeView {
    const theme = this.get(id);
    return theme.isBuiltIn ? fail({ code: 'conflict', message: `“${theme.name}” comes with Dossier.` }) : theme;
  }

  private put(theme: ThemeView): ThemeView {
    const kept = { ...theme, updatedAt: Date.now() };
    this.own.set(theme.id, kept);
    this.deps.changed();
    return kept;
  }

  /** What a theme looks like; the first that ships where it is gone. */
  designOf(id: ThemeId): Theme {
    const [first] = this.all();
    const theme = this.all().find((it) => it.id === id) ?? first;
    return theme?.design ?? fail({ code: 'internal', message: 'No theme ships.' });
  }

  private readWord(name: string): ThemeView {
    const [paper] = builtInThemes;
    const design = paper?.design ?? fail({ code: 'internal', message: 'No theme ships.' });
    return this.add({ name: name.replace(/\.docx$/i, ''), design, templateName: name });
  }

  readonly handlers: ThemeHandlers = {
    'theme.list': () => ({ themes: this.all() }),
    'theme.create': ({ from, name }) => {
      const { design, logo, templateName } = this.get(from);
      const theme = this.add({ name, design, logo, templateName });
      const picture = this.logos.get(from);
      if (picture) this.logos.set(theme.id, picture);
      this.deps.changed();
      return theme;
    },
    'theme.update': ({ themeId, name, design }) => {
      const theme = this.getOwn(themeId);
      return this.put({ ...theme, name: name ?? theme.name, design: design ?? theme.design });
    },
    'theme.set-logo': ({ themeId, file }) => {
      const theme = this.getOwn(themeId);
      if (file === null) {
        this.logos.delete(themeId);
        return this.put({ ...theme, logo: null });
      }
      const { data, name } = file;
      const facts =
        typeof data === 'string' || data.byteLength > mostLogoBytes || data.byteLength < 4 ? null : readLogo(data);
      if (facts === null || typeof data === 'string') {
        return fail({
          code: 'theme.bad-logo',
          message: `${name} is not a PNG or JPEG picture that could be read.`,
          action: 'Choose a PNG or JPEG picture of at most 2 MB.',
        });
      }
      this.logos.set(themeId, { type: facts.type, data });
      return this.put({ ...theme, logo: facts });
    },
    'theme.get-logo': ({ themeId }) => this.logos.get(themeId) ?? null,
    'theme.delete': ({ themeId }) => {
      this.deleted.set(themeId, this.getOwn(themeId));
      this.own.delete(themeId);
      this.deps.changed();
      return {};
    },
    'theme.restore': ({ themeId }) => {
      const theme = this.deleted.get(themeId);
      if (theme) this.own.set(themeId, theme);
      this.deps.changed();
      return {};
    },
    'theme.import': (file) => {
      if (/\.docx$/i.test(file.name)) {
        const theme = this.readWord(file.name);
        this.deps.changed();
        return { theme, notes: ['The face “Brandon Text” is not among those that ship: Carlito stands in for it.'] };
      }
      const read = readThemeFile(file);
      if (!read.ok) return fail(read.error);
      const { name, design, notes } = read.value;
      const theme = this.add({ name, design });
      this.deps.changed();
      return { theme, notes };
    },
    'theme.export': ({ themeId }) => ({ path: `/home/user/Documents/${this.get(themeId).name}.dossier-theme.json` }),
    'theme.print-preview': async ({ themeId, design, documentId }) => ({
      pdf: await this.deps.print(documentId, design ?? this.get(themeId).design),
    }),
  };
}
