/** A style as the body names it, and as Word knows it by whatever language the program speaks. */
export interface StyleName {
  readonly id: string;
  /** Word's own name where it has such a style: it shows that in the user's language, and finds styles by it. */
  readonly name: string;
}

const level = (id: string, name: string, index: number): StyleName =>
  index === 0 ? { id, name } : { id: `${id}${index + 1}`, name: `${name} ${index + 1}` };

/** How many levels of lists have styles of their own; deeper ones share the last. */
export const listStyleLevels = 5;

const levels = (id: string, name: string): StyleName[] =>
  Array.from({ length: listStyleLevels }, (_, index) => level(id, name, index));

/** Every style that exports use, by what it is for. */
export const docxStyle = {
  body: { id: 'Normal', name: 'Normal' },
  name: { id: 'Title', name: 'Title' },
  role: { id: 'Subtitle', name: 'Subtitle' },
  contact: { id: 'Contact', name: 'Contact' },
  sectionHeading: { id: 'Heading1', name: 'heading 1' },
  entryHeading: { id: 'Heading2', name: 'heading 2' },
  subheading: { id: 'Heading3', name: 'heading 3' },
  entryLine: { id: 'EntryLine', name: 'Entry Line' },
  tableText: { id: 'TableText', name: 'Table Text' },
  tableHeading: { id: 'TableHeading', name: 'Table Heading' },
  logo: { id: 'Logo', name: 'Logo' },
  header: { id: 'Header', name: 'header' },
  footer: { id: 'Footer', name: 'footer' },
  contentsHeading: { id: 'TOCHeading', name: 'TOC Heading' },
  contentsLine: { id: 'TOC1', name: 'toc 1' },
  coverTitle: { id: 'CoverTitle', name: 'Cover Title' },
  coverLine: { id: 'CoverLine', name: 'Cover Line' },
} as const satisfies Record<string, StyleName>;

export const bulletStyles = levels('ListBullet', 'List Bullet');
export const numberStyles = levels('ListNumber', 'List Number');
export const continueStyles = levels('ListContinue', 'List Continue');

export const hyperlinkStyle: StyleName = { id: 'Hyperlink', name: 'Hyperlink' };
export const tableStyle: StyleName = { id: 'DossierTable', name: 'Dossier Table' };

/** The style of a list's level, the deepest for all that lie below it. */
export const listStyle = (styles: readonly StyleName[], depth: number): string =>
  styles[Math.min(depth, styles.length - 1)]?.id ?? '';
