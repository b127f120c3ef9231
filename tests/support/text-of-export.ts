import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const oneSpace = (text: string): string => text.replaceAll(/\s+/g, ' ');

const textOfPdf = async (path: string): Promise<string> => {
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 }).promise;
  let text = '';
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    for (const item of items) if ('str' in item) text += item.str + (item.hasEOL ? ' ' : '');
    text += ' ';
  }
  return text;
};

const textOfDocx = (path: string): string => {
  const part = unzipSync(new Uint8Array(readFileSync(path)))['word/document.xml'];
  if (!part) throw new Error(`${path} has no document part`);
  const xml = strFromU8(part)
    .replaceAll('</w:p>', ' ')
    .replaceAll(/<[^>]+>/g, '');
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
};

/** The text of an exported PDF, DOCX or text file as a reader of it would copy it, white space made single. */
export const textOfExport = async (path: string): Promise<string> => {
  if (path.endsWith('.pdf')) return oneSpace(await textOfPdf(path));
  if (path.endsWith('.docx')) return oneSpace(textOfDocx(path));
  return oneSpace(readFileSync(path, 'utf8'));
};
