import { z } from 'zod';
import { documentViewSchema } from '#shared/model/document.ts';
import { themeSchema } from '#shared/model/theme.ts';
import { convertInProcess as convert } from '../convert/in-process.ts';

/** What the preview's window asks to be printed. */
const printRequestSchema = z.object({ view: documentViewSchema, design: themeSchema });

/** Prints what the window asked for as the app does it: text, contents with page numbers, margins. */
export const realPrint = async (
  request: unknown,
  print: (html: string) => Promise<Uint8Array>,
): Promise<Uint8Array> => {
  const { view, design } = printRequestSchema.parse(request);
  const document = {
    title: view.title,
    subjectName: view.subject,
    role: view.title.split(', ')[1] ?? '',
    client: view.client ?? '',
    language: 'en',
    createdAt: '2026-11-22T09:00:00.000Z',
    date: '2026-11-22',
    body: {
      type: 'flow' as const,
      sections: view.sections.map((section) => ({ ...section, groupHeading: null })),
    },
    pictures: [],
    record: null,
  };
  const drawing = { document, dressing: { theme: design, logo: null, template: null } };
  let body = await print(await convert('render-print', { ...drawing, pageOf: {} }));
  let pages = await convert('read-pages', { pdf: body });
  if (design.contents.isOn) {
    body = await print(await convert('render-print', { ...drawing, pageOf: pages.pageOf }));
    pages = await convert('read-pages', { pdf: body });
  }
  const edgesPage = await convert('render-edges', { ...drawing, pages });
  const edges = edgesPage === null ? null : await print(edgesPage);
  return convert('finish-pdf', { ...drawing, body, edges });
};
