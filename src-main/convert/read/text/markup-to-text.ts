const namedEntities: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', shy: '', bull: '•', middot: '·' },
    ...{ ndash: '–', mdash: '—', hellip: '…', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»' },
    ...{ euro: '€', pound: '£', copy: '©', reg: '®', trade: '™', deg: '°', sect: '§', times: '×', rarr: '→' },
    ...{ eacute: 'é', egrave: 'è', ecirc: 'ê', euml: 'ë', agrave: 'à', acirc: 'â', aacute: 'á', auml: 'ä', aring: 'å' },
    ...{
      ccedil: 'ç',
      icirc: 'î',
      iuml: 'ï',
      iacute: 'í',
      ocirc: 'ô',
      ouml: 'ö',
      oacute: 'ó',
      oslash: 'ø',
      ntilde: 'ñ',
    },
    ...{
      ugrave: 'ù',
      ucirc: 'û',
      uuml: 'ü',
      uacute: 'ú',
      szlig: 'ß',
      aelig: 'æ',
      oelig: 'œ',
      Eacute: 'É',
      Egrave: 'È',
    },
    ...{ Agrave: 'À', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', Ccedil: 'Ç', Ntilde: 'Ñ' },
  }),
);

// Only tags that word processors and web forms leave behind: "vector<int>" and "latency < 5 ms" are text.
const tagNames =
  'p|br|div|span|b|strong|i|em|u|s|sub|sup|small|mark|font|a|ul|ol|li|dl|dt|dd|h[1-6]|hr|table|thead|tbody|tr|td|th|blockquote|pre|code|section|article|header|footer|img|script|style';
const tag = new RegExp(`<(/?)(${tagNames})(?:\\s[^<>]{0,2000})?/?>`, 'gi');
const oneTag = new RegExp(tag.source, 'i');
const entity = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi;
const oneEntity = new RegExp(entity.source, 'i');
const breaksLine = /^(?:p|br|div|ul|ol|dl|dt|dd|h[1-6]|hr|table|tr|blockquote|pre|section|article|header|footer)$/;

/** Whether text carries formatting tags or character entities. */
export const hasMarkup = (text: string): boolean => oneTag.test(text) || oneEntity.test(text);

// By hand rather than with a lazy pattern, whose time would grow with the square of unclosed tags.
const withoutBlocks = (text: string, name: 'script' | 'style'): string => {
  const folded = text.toLowerCase();
  const parts: string[] = [];
  let from = 0;
  for (;;) {
    const start = folded.indexOf(`<${name}`, from);
    const end = start < 0 ? -1 : folded.indexOf(`</${name}`, start);
    if (folded.length !== text.length || end < 0) return parts.join('') + text.slice(from);
    parts.push(text.slice(from, start));
    from = end;
  }
};

const decodeEntity = (whole: string, decimal?: string, hex?: string, name?: string): string => {
  if (name !== undefined) return namedEntities.get(name) ?? namedEntities.get(name.toLowerCase()) ?? whole;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code > 0x10_ff_ff ? whole : String.fromCodePoint(code);
};

/** HTML as plain text: paragraphs as lines, list entries as "• " lines, entities as characters, once. */
export const markupToText = (html: string): string =>
  withoutBlocks(withoutBlocks(html, 'script'), 'style')
    .replace(tag, (_, slash: string, name: string) => {
      const element = name.toLowerCase();
      if (element === 'li') return slash === '' ? '\n• ' : '\n';
      if (element === 'td' || element === 'th') return ' ';
      return breaksLine.test(element) ? '\n' : '';
    })
    .replace(entity, decodeEntity);
