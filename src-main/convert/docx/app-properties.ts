import { xmlDeclaration } from '../ooxml/word-xml.ts';

/** The part of a DOCX that says which program made it. */
export const appProperties =
  `${xmlDeclaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
  '<Application>Dossier</Application><DocSecurity>0</DocSecurity><AppVersion>1.0000</AppVersion></Properties>';
