import type { Document } from '@xmldom/xmldom';
import { DOMParser } from '@xmldom/xmldom';

/** Reads XML strictly: throws at the first thing that isn't well-formed, characters that XML 1.0 forbids included. */
export const parseXml = (xml: string): Document => {
  const fail = (message: string): never => {
    throw new Error(message);
  };
  // The parser lets forbidden characters pass, which no office program does.
  const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(xml);
  if (forbidden !== null) fail(`a forbidden character at ${forbidden.index}`);
  return new DOMParser({
    onError: (level, message) => (level === 'warning' ? undefined : fail(message)),
  }).parseFromString(xml, 'text/xml');
};
