import { strToU8, zipSync } from 'fflate';
import { pngPicture } from './png-picture.ts';

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const officeTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const partTypes: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['styles', 'numbering', 'comments', 'header', 'footer', 'fontTable', 'settings'].map((type) => [
      type,
      `${wordType}.${type}+xml`,
    ]),
  ),
  theme: 'application/vnd.openxmlformats-officedocument.theme+xml',
};

/** One link of the main part: a part, an external target, or both its type and its path. */
export interface TemplateLink {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly isExternal?: boolean;
}

export interface TemplateParts {
  readonly [path: string]: string | Uint8Array;
}

const relations = (links: readonly TemplateLink[]): string =>
  `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links
    .map(
      ({ id, type, target, isExternal }) =>
        `<Relationship Id="${id}" Type="${officeTypes}/${type}" Target="${target}"${isExternal ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`;

/** A Word file put together by hand, as a stranger might hand it in. */
export const wordFile = (
  parts: TemplateParts,
  links: readonly TemplateLink[],
  mainType = `${wordType}.document.main+xml`,
): Uint8Array => {
  const types = `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${mainType}"/>${links
    .filter(({ type, isExternal }) => isExternal !== true && Object.hasOwn(partTypes, type))
    .map(
      ({ type, target }) =>
        `<Override PartName="/word/${target.replace('/word/', '')}" ContentType="${partTypes[type]}"/>`,
    )
    .join('')}</Types>`;
  const all: TemplateParts = {
    '[Content_Types].xml': types,
    '_rels/.rels': relations([{ id: 'rId1', type: 'officeDocument', target: 'word/document.xml' }]),
    'word/_rels/document.xml.rels': relations(links),
    ...parts,
  };
  const entries = Object.entries(all).map(([path, part]) => [path, typeof part === 'string' ? strToU8(part) : part]);
  return zipSync(Object.fromEntries(entries), { mtime: new Date(2026, 0, 1) });
};

const style = (id: string, name: string, more: string, type = 'paragraph', base = 'Normal'): string =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${base === '' ? '' : `<w:basedOn w:val="${base}"/>`}${more}</w:style>`;

const pictureXml = (id: string, description: string): string =>
  `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="1440000" cy="432000"/><wp:docPr id="1" name="Logo" descr="${description}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="0" name="logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1440000" cy="432000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;

const field = (instruction: string, shown: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>${shown}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;

const text = (words: string): string => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;

const officeTheme = (heading: string, body: string): string =>
  `${declaration}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Maison"><a:themeElements><a:clrScheme name="Maison"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="1B2A41"/></a:dk2><a:lt2><a:srgbClr val="EEE9E0"/></a:lt2><a:accent1><a:srgbClr val="A23B2A"/></a:accent1><a:accent2><a:srgbClr val="2A6FA2"/></a:accent2><a:accent3><a:srgbClr val="A5A5A5"/></a:accent3><a:accent4><a:srgbClr val="FFC000"/></a:accent4><a:accent5><a:srgbClr val="5B9BD5"/></a:accent5><a:accent6><a:srgbClr val="70AD47"/></a:accent6><a:hlink><a:srgbClr val="0563C1"/></a:hlink><a:folHlink><a:srgbClr val="954F72"/></a:folHlink></a:clrScheme><a:fontScheme name="Maison"><a:majorFont><a:latin typeface="${heading}"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="${body}"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme><a:fmtScheme name="Office"><a:fillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:fillStyleLst><a:lnStyleLst><a:ln w="6350"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln><a:ln w="6350"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln><a:ln w="6350"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln></a:lnStyleLst><a:effectStyleLst><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle></a:effectStyleLst><a:bgFillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;

const drawingNamespaces =
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';

/** What a stranger may put into a letterhead. */
export interface StrangeParts {
  readonly header?: string;
  readonly styles?: string;
  readonly theme?: string;
  readonly fonts?: string;
  /** Pictures of the head by their names in `word/media`; their links are called `p1`, `p2` and so on. */
  readonly pictures?: Readonly<Record<string, Uint8Array>>;
}

/** A letterhead with parts as somebody might write them who wishes us ill, or knows no better. */
export const strangeTemplate = ({
  header = '<w:p/>',
  styles = '',
  theme,
  fonts,
  pictures = {},
}: StrangeParts): Uint8Array =>
  wordFile(
    {
      'word/document.xml': `${declaration}<w:document ${w} ${r}><w:body><w:p/><w:sectPr><w:headerReference w:type="default" r:id="rId2"/></w:sectPr></w:body></w:document>`,
      'word/styles.xml': `${declaration}<w:styles ${w} ${r}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${styles}</w:styles>`,
      'word/header1.xml': `${declaration}<w:hdr ${w} ${r} ${drawingNamespaces}>${header}</w:hdr>`,
      'word/_rels/header1.xml.rels': relations(
        Object.keys(pictures).map((name, at) => ({ id: `p${at + 1}`, type: 'image', target: `media/${name}` })),
      ),
      ...Object.fromEntries(Object.entries(pictures).map(([name, bytes]) => [`word/media/${name}`, bytes])),
      ...(theme === undefined ? {} : { 'word/theme/theme1.xml': theme }),
      ...(fonts === undefined ? {} : { 'word/fontTable.xml': fonts }),
    },
    [
      { id: 'rId1', type: 'styles', target: 'styles.xml' },
      { id: 'rId2', type: 'header', target: 'header1.xml' },
      ...(theme === undefined ? [] : [{ id: 'rId3', type: 'theme', target: 'theme/theme1.xml' }]),
      ...(fonts === undefined ? [] : [{ id: 'rId4', type: 'fontTable', target: 'fontTable.xml' }]),
    ],
  );

/** A picture in a head, whatever it is called. */
export const headPicture = (id: string, name: string): string =>
  pictureXml(id, name).replaceAll('name="logo"', `name="${name}"`);

/** A field of Word's with what it showed last. */
export const wordField = field;

const secretText = 'TEMPLATE BODY THAT NOBODY MAY SEE';

/**
 * A French letterhead as Word saves it: ids of styles in French, names in English, faces and colours from the theme,
 * a logo and page fields in head and foot, list styles with numbering, text and properties that must not leak.
 */
export const frenchTemplate = (): Uint8Array => {
  const styles = `${declaration}<w:styles ${w}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="fr-FR"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="character" w:default="1" w:styleId="Policepardfaut"><w:name w:val="Default Paragraph Font"/></w:style>${[
    style(
      'Titre1',
      'heading 1',
      '<w:next w:val="Normal"/><w:pPr><w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="12" w:space="3" w:color="A23B2A" w:themeColor="accent1"/></w:pBdr><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/><w:b/><w:color w:val="A23B2A" w:themeColor="accent1"/><w:sz w:val="30"/></w:rPr>',
    ),
    style(
      'Titre2',
      'heading 2',
      '<w:pPr><w:spacing w:before="200" w:after="40"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:color w:val="1B2A41" w:themeColor="text2"/><w:sz w:val="24"/></w:rPr>',
      'paragraph',
      'Titre1',
    ),
    style(
      'Titre',
      'Title',
      '<w:pPr><w:spacing w:after="60"/></w:pPr><w:rPr><w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/><w:sz w:val="52"/></w:rPr>',
    ),
    style('Sous-titre', 'Subtitle', '<w:rPr><w:i/><w:color w:val="5A5A5A"/><w:sz w:val="24"/></w:rPr>'),
    style(
      'Listepuces',
      'List Bullet',
      '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr><w:spacing w:after="60"/><w:contextualSpacing/></w:pPr>',
    ),
    style('Listenumros', 'List Number', '<w:pPr><w:spacing w:after="60"/></w:pPr>'),
    style(
      'En-tte',
      'header',
      '<w:pPr><w:tabs><w:tab w:val="center" w:pos="4536"/><w:tab w:val="right" w:pos="9072"/></w:tabs><w:spacing w:after="0"/></w:pPr><w:rPr><w:sz w:val="16"/></w:rPr>',
    ),
    style(
      'Pieddepage',
      'footer',
      '<w:pPr><w:tabs><w:tab w:val="center" w:pos="4536"/><w:tab w:val="right" w:pos="9072"/></w:tabs></w:pPr><w:rPr><w:sz w:val="16"/></w:rPr>',
    ),
  ].join('')}</w:styles>`;
  const numbering = `${declaration}<w:numbering ${w}><w:abstractNum w:abstractNumId="3"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="Listepuces"/><w:lvlText w:val="–"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="340" w:hanging="340"/></w:pPr><w:rPr><w:color w:val="A23B2A"/></w:rPr></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>`;
  const header = `${declaration}<w:hdr ${w} ${r}><w:p><w:pPr><w:pStyle w:val="En-tte"/></w:pPr>${pictureXml('rId1', 'Maison Dupont')}<w:r><w:tab/></w:r><w:r><w:tab/></w:r>${text('Maison Dupont Conseil')}<w:hyperlink r:id="rId2">${text(' dupont.example')}</w:hyperlink><w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/></w:p></w:hdr>`;
  const footer = `${declaration}<w:ftr ${w} ${r}><w:p><w:pPr><w:pStyle w:val="Pieddepage"/></w:pPr>${text('SAS au capital de 40 000 €')}<w:r><w:tab/></w:r><w:r><w:tab/></w:r>${text('Page ')}${field('PAGE \\* MERGEFORMAT', '3')}${text(' / ')}<w:fldSimple w:instr=" NUMPAGES ">${text('9')}</w:fldSimple></w:p></w:ftr>`;
  const document = `${declaration}<w:document ${w} ${r}><w:body><w:p>${text(secretText)}</w:p><w:sectPr><w:headerReference w:type="default" r:id="rId10"/><w:footerReference w:type="default" r:id="rId11"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1134" w:bottom="1418" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`;
  return wordFile(
    {
      'word/document.xml': document,
      'word/styles.xml': styles,
      'word/numbering.xml': numbering,
      'word/theme/theme1.xml': officeTheme('Georgia', 'Calibri'),
      'word/header1.xml': header,
      'word/footer1.xml': footer,
      'word/_rels/header1.xml.rels': relations([
        { id: 'rId1', type: 'image', target: 'media/image1.png' },
        { id: 'rId2', type: 'hyperlink', target: 'https://dupont.example/', isExternal: true },
      ]),
      'word/media/image1.png': pngPicture(400, 120),
      'word/comments.xml': `${declaration}<w:comments ${w}><w:comment w:id="0" w:author="A"><w:p>${text(secretText)}</w:p></w:comment></w:comments>`,
      'docProps/custom.xml': `${declaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>`,
    },
    [
      { id: 'rId1', type: 'styles', target: 'styles.xml' },
      { id: 'rId2', type: 'numbering', target: 'numbering.xml' },
      { id: 'rId3', type: 'theme', target: 'theme/theme1.xml' },
      { id: 'rId4', type: 'comments', target: 'comments.xml' },
      { id: 'rId10', type: 'header', target: 'header1.xml' },
      { id: 'rId11', type: 'footer', target: '/word/footer1.xml' },
      { id: 'rId12', type: 'attachedTemplate', target: 'file:///C:/Users/a/secret.dotx', isExternal: true },
    ],
  );
};

/** The least a Word file can be, and odd at that: no defaults, no numbering, a style based on itself, Letter pages. */
export const oddTemplate = (): Uint8Array =>
  wordFile(
    {
      'word/document.xml': `${declaration}<w:document ${w}><w:body><w:p>${text(secretText)}</w:p><w:sectPr><w:pgSz w:w="12240" w:h="15840"/></w:sectPr></w:body></w:document>`,
      'word/styles.xml': `${declaration}<w:styles ${w}><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Standard"/><w:rPr><w:rFonts w:ascii="Garamond" w:hAnsi="Garamond"/><w:sz w:val="23"/></w:rPr></w:style>${style('Heading1', 'My Own Style', '<w:rPr><w:b/></w:rPr>', 'paragraph', 'Heading1')}${style('b', 'Heading 1,H1', '<w:rPr><w:caps/><w:sz w:val="26"/></w:rPr>', 'paragraph', 'a')}</w:styles>`,
    },
    [{ id: 'rId1', type: 'styles', target: 'styles.xml' }],
  );

/** What stands in the text of every template, and must stand in no export. */
export const templateSecret = secretText;
