import type { PageEdge, Theme } from '#shared/model/theme.ts';
import type { Dressing } from '../content/dressing.ts';

type Names = (text: string) => boolean;

/** Fields are filled in from the anonymous document, so only the text between them can name somebody. */
const withoutFields = (text: string): string => text.replace(/\{[a-z]{1,20}\}/gu, ' ');

/**
 * The dressing of an anonymous document, without texts of the theme that may name somebody, and without a Word file
 * whose heads or feet may (somebody may have used a CV as the template). The look stays.
 *
 * @param mayName whether a text names the person or a company that is hidden, also where nobody can tell
 * @param templateWords the words of a Word file that end up in an export; null where they can't be read
 */
export const anonymiseDressing = (
  { theme, logo, template }: Dressing,
  mayName: Names,
  templateWords: (data: Uint8Array) => string | null,
): Dressing => {
  // The texts of a head stand side by side: "Kwame" in one place and "Mensah" in the next are one name.
  const isNaming: Names = (text) => mayName(withoutFields(text)) || mayName(withoutFields(text).replace(/\s+/gu, ' '));
  const own = (text: string): string => (isNaming(text) ? '' : text);
  const edge = ({ start, center, end, ...rest }: PageEdge): PageEdge => ({
    ...rest,
    start: own(start),
    center: own(center),
    end: own(end),
  });
  const { cover, contents } = theme;
  const anonymous: Theme = {
    ...theme,
    header: edge(theme.header),
    footer: edge(theme.footer),
    confidentiality: own(theme.confidentiality),
    cover:
      cover === null
        ? null
        : { ...cover, title: own(cover.title) || '{title}', lines: cover.lines.filter((line) => !isNaming(line)) },
    contents: { ...contents, heading: own(contents.heading) },
    logo: { ...theme.logo, alt: own(theme.logo.alt) },
  };
  const words = template === null ? null : templateWords(template);
  const isWorn = words !== null && !words.split('\n').some((line) => mayName(line));
  return { theme: anonymous, logo, template: isWorn ? template : null };
};
