import type { Converter } from '../app/ports.ts';
import type { ConvertProcess } from './convert-process.ts';

/** Import and export by way of the conversion process, as the app asks for them. */
export const createConverter = (process: ConvertProcess): Converter => ({
  readSource: (reads, file) => process.run(reads === 'candidate' ? 'parse-candidate' : 'parse-job', file),
  toHtml: (subject) => process.run('render-html', subject),
  toPrint: (subject, pageOf) => process.run('render-print', { ...subject, pageOf: { ...pageOf } }),
  readPages: (pdf) => process.run('read-pages', { pdf }),
  toEdges: (subject, pages) => process.run('render-edges', { ...subject, pages }),
  finishPdf: (subject, prints) => process.run('finish-pdf', { ...subject, ...prints }),
  toLivePage: (subject, knownFonts) => process.run('render-live-page', { ...subject, knownFonts: [...knownFonts] }),
  toDocx: (subject) => process.run('render-docx', subject),
  toMarkdown: (document) => process.run('render-markdown', { document }),
  readPicture: (data) => process.run('read-picture', { data }),
  readTheme: (file) => process.run('read-theme', file),
  writeTheme: (theme) => process.run('write-theme', theme),
  toText: (document) => process.run('render-text', { document }),
  toJson: (document) => process.run('render-json', { document }),
});
