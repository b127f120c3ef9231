import { z } from 'zod';
import { documentViewSchema } from '#shared/model/document.ts';
import { themeSchema } from '#shared/model/theme.ts';
import type { ConversionInput, ConversionName, ConversionOutput } from '../../../src-main/convert/conversions.ts';
import { conversions } from '../../../src-main/convert/conversions.ts';
import { runConversion } from '../../../src-main/convert/run-conversion.ts';

/** What the preview's window asks to be printed. */
const printRequestSchema = z.object({ view: documentViewSchema, design: themeSchema });

const convert = async <T extends ConversionName>(name: T, input: ConversionInput<T>): Promise<ConversionOutput<T>> =>
  // The name picks the matching schema; the compiler can't follow that through the map.
  conversions[name].output.parse(await runConversion(name, input)) as ConversionOutput<T>;

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
    sections: view.sections,
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
