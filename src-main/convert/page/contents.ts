import type { Element } from 'hast';
import type { Root } from 'mdast';
import type { Theme } from '#shared/model/theme.ts';
import { contentsHeading } from '../content/contents-heading.ts';
import type { PageOfAnchor } from '../content/outline.ts';
import { outlineOf } from '../content/outline.ts';
import { directionOf, directionOfLanguage } from '../content/text-direction.ts';
import { element, text } from './hast-nodes.ts';
import { markEmoji } from './mark-emoji.ts';

/**
 * The list of sections. `pages` says where they are, as far as that is known yet; null for a list without pages, as on a
 * screen. A page's number has a place of fixed width, so that nothing moves when it is filled in.
 */
export const renderContents = (
  root: Root,
  language: string,
  theme: Theme,
  pages: PageOfAnchor | null,
): Element | null => {
  const base = directionOfLanguage(language);
  const sections = outlineOf(root).filter(({ level }) => level === 'section');
  if (!theme.contents.isOn || sections.length === 0) return null;
  const lines = sections.map(({ anchor, title }) =>
    element('li', {}, [
      element('a', { href: `#${anchor}` }, [
        element('span', { dir: directionOf(title, base) }, markEmoji([text(title)])),
        ...(pages === null
          ? []
          : [
              element('span', { className: ['leader'] }),
              element('span', { className: ['at'] }, [text(String(pages[anchor] ?? ''))]),
            ]),
      ]),
    ]),
  );
  const heading = contentsHeading(theme, language);
  return element('nav', { className: ['contents'], dir: base, ariaLabel: heading }, [
    element('h2', { dir: directionOf(heading, base) }, [text(heading)]),
    element('ol', {}, lines),
  ]);
};

/** The style sheet of the list of sections, which has pages of its own. */
export const contentsCss = ({ text: styles, line, contents }: Theme): string =>
  contents.isOn
    ? `.contents{break-after:page}
.contents ol{list-style:none;padding:0;margin:8pt 0 0}
.contents li{margin:0 0 7pt;break-before:auto;break-after:auto}
.contents a{display:flex;align-items:baseline;gap:6pt;color:${styles.body.colour}}
.leader{flex:1;border-bottom:1pt dotted ${line.colour}}
.at{min-width:2.4em;text-align:end;font-variant-numeric:lining-nums tabular-nums}`
    : '';
