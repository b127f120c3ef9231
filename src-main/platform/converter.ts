import type { Converter } from '../app/ports.ts';
import type { ConvertProcess } from './convert-process.ts';

/** Import and export by way of the conversion process, as the app asks for them. */
export const createConverter = (process: ConvertProcess): Converter => ({
  readCandidate: (file) => process.run('parse-candidate', file),
  readJobDescription: (file) => process.run('parse-job', file),
  toHtml: (document) => process.run('render-html', { document }),
  toDocx: (document) => process.run('render-docx', { document }),
  toMarkdown: (document) => process.run('render-markdown', { document }),
  toJson: (document) => process.run('render-json', { document }),
});
