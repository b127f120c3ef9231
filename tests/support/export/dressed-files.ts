import { readFileSync } from 'node:fs';
import type { Theme } from '#shared/model/theme.ts';
import { builtInThemes } from '../../../src-main/convert/content/built-in-themes.ts';
import type { Dressing, Logo } from '../../../src-main/convert/content/dressing.ts';
import { renderDocx } from '../../../src-main/convert/docx/render-docx.ts';
import { readDocxTheme } from '../../../src-main/convert/read/word/read-docx-theme.ts';
import { dressedIn, plainDressing } from './dressings.ts';
import { pngPicture } from './png-picture.ts';
import { sampleDocuments, usualDocument } from './sample-documents.ts';
import { frenchTemplate, oddTemplate } from './word-templates.ts';

export const sampleLogo: Logo = { type: 'image/png', data: pngPicture(400, 120), width: 400, height: 120 };

/** Three Word files as companies hand them in: from Word in French, from LibreOffice, and the least that can be. */
export const wordTemplates = (): Record<string, Uint8Array> => ({
  french: frenchTemplate(),
  odd: oddTemplate(),
  libreoffice: new Uint8Array(readFileSync(new URL('./templates/libreoffice.docx', import.meta.url))),
});

const { theme } = plainDressing;

/** The plain theme with all that a theme can have. */
export const fullTheme: Theme = {
  ...theme,
  confidentiality: 'Confidential & "private"',
  columnLists: { columns: 2, gapMm: 8 },
  sectionFill: '#E8F0EF',
  masthead: { fill: '#DDE8E7', rule: { side: 'below', colour: '#E0A030', widthPt: 3, gapPt: 4 } },
  header: {
    ...theme.header,
    start: '{name} · {client}',
    end: '{confidentiality}',
    rule: { ...theme.header.rule, widthPt: 0.75 },
  },
  footer: { ...theme.footer, center: '{date}', isOnFirstPage: false },
  cover: {
    fill: '#F4EFE6',
    band: { side: 'start', colour: '#0F5E5C', sizeMm: 14 },
    align: 'start',
    titleAt: 0.4,
    title: '{name}',
    lines: ['{role}', 'Prepared for {client}', '{date}'],
  },
  contents: { isOn: true, heading: 'Contents' },
  logo: { place: 'cover', align: 'end', heightMm: 16, alt: 'Acme' },
};

/** What a template's theme and file make of a document. */
export const templateDressing = (name: string, data: Uint8Array): Dressing => {
  const read = readDocxTheme({ name: `${name}.docx`, data });
  if (!read.ok) throw new Error(read.error.message);
  return { theme: read.value.design, logo: read.value.logo, template: data };
};

/** Every way that a document is dressed in tests, by a name. */
export const sampleDressings = (): Record<string, Dressing> => ({
  ...Object.fromEntries(builtInThemes.map(({ id, design }) => [id, dressedIn(design)])),
  full: dressedIn(fullTheme, { logo: sampleLogo }),
  'header-logo': dressedIn(
    { ...fullTheme, cover: null, logo: { ...fullTheme.logo, place: 'header', align: 'center', alt: '' } },
    { logo: sampleLogo },
  ),
  'masthead-logo': dressedIn({ ...theme, logo: { ...fullTheme.logo, place: 'masthead' } }, { logo: sampleLogo }),
  ...Object.fromEntries(Object.entries(wordTemplates()).map(([name, data]) => [name, templateDressing(name, data)])),
});

/** The golden set: the usual document in every dressing, and the difficult ones in those that do most with them. */
export const goldenDocxFiles = async (): Promise<Map<string, Uint8Array>> => {
  const files = new Map<string, Uint8Array>();
  const dressings = sampleDressings();
  const add = async (name: string, dressing: string): Promise<void> => {
    const document = { ...(sampleDocuments[name] ?? usualDocument), client: 'Orange' };
    files.set(`${name} in ${dressing}`, await renderDocx(document, dressings[dressing] ?? plainDressing));
  };
  for (const dressing of Object.keys(dressings)) await add('usual', dressing);
  await add('arabic', 'full');
  await add('arabic', 'french');
  await add('hostile', 'full');
  await add('world', 'paper');
  await add('long', 'header-logo');
  return files;
};
