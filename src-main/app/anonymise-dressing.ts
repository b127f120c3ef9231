import type { PageEdge, Theme } from '#shared/model/theme.ts';
import type { Dressing } from '../convert/content/dressing.ts';

type Names = (text: string) => boolean;

/** Fields are filled in from the anonymous document: only what stands between them is the theme's own. */
const withoutFields = (text: string): string => text.replace(/\{[a-z]{1,20}\}/gu, ' ');

/**
 * What an anonymous document wears: every text of the theme that may name somebody goes, and so does a company's Word file
 * whose heads or feet do (a CV may have been taken for one). The look stays.
 *
 * @param mayName whether a text names the person or a company that is hidden, also where nobody can tell
 * @param templateWords the words of a Word file that an export takes along; null where they can't be read
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
