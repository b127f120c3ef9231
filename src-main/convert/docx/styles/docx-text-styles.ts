import { twips } from '../../ooxml/word-units.ts';
import type { StyleDefinition } from './docx-paragraph-style.ts';
import { boxOf, headingPadding, paragraphStyle } from './docx-paragraph-style.ts';
import type { StyleLooks } from './docx-style-looks.ts';
import { docxStyle } from './docx-style-names.ts';

/** The styles of the block that opens the text. */
export const mastheadStyles = ({ theme, run, spacing, align, heading, masthead }: StyleLooks): StyleDefinition[] => {
  const { name, role, contact } = theme.text;
  return [
    paragraphStyle({
      style: docxStyle.name,
      next: docxStyle.role,
      priority: 10,
      paragraph: { ...heading(name), ...masthead },
      run: run(name),
    }),
    paragraphStyle({
      style: docxStyle.role,
      next: docxStyle.contact,
      priority: 11,
      paragraph: { ...heading(role), ...masthead },
      run: run(role),
    }),
    paragraphStyle({
      style: docxStyle.contact,
      priority: 12,
      paragraph: { spacing: spacing(contact, theme.lineHeight), ...align(contact), ...masthead },
      run: run(contact),
    }),
  ];
};

/** The styles of headings, and of the line under an entry's. */
export const headingStyles = ({ theme, run, spacing, align, heading }: StyleLooks): StyleDefinition[] => {
  const { sectionHeading, entryHeading, subheading, entryLine } = theme.text;
  return [
    paragraphStyle({
      style: docxStyle.sectionHeading,
      next: docxStyle.body,
      priority: 9,
      paragraph: {
        ...heading(sectionHeading),
        ...boxOf(theme.sectionFill, theme.sectionRule, headingPadding),
        outlineLevel: 0,
      },
      run: run(sectionHeading),
    }),
    paragraphStyle({
      style: docxStyle.entryHeading,
      next: docxStyle.entryLine,
      priority: 9,
      paragraph: { ...heading(entryHeading), outlineLevel: 1 },
      run: run(entryHeading),
    }),
    paragraphStyle({
      style: docxStyle.subheading,
      next: docxStyle.body,
      priority: 9,
      paragraph: { ...heading(subheading), outlineLevel: 2 },
      run: run(subheading),
    }),
    paragraphStyle({
      style: docxStyle.entryLine,
      next: docxStyle.body,
      priority: 13,
      paragraph: { keepNext: true, spacing: spacing(entryLine, theme.lineHeight), ...align(entryLine) },
      run: run(entryLine),
    }),
  ];
};

/** The styles of what stands in a table's cells. */
export const tableTextStyles = ({ theme: { text }, run }: StyleLooks): StyleDefinition[] => [
  paragraphStyle({
    style: docxStyle.tableText,
    priority: 37,
    paragraph: { spacing: { before: twips(3), after: twips(3) } },
  }),
  paragraphStyle({
    style: docxStyle.tableHeading,
    basedOn: docxStyle.tableText,
    priority: 37,
    paragraph: { keepNext: true },
    run: run({ ...text.body, face: text.subheading.face, isBold: true, colour: text.subheading.colour }),
  }),
];
