import { escapeXml } from './xml-text.ts';

export const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
export const relationshipNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** An element of WordprocessingML as text; attributes are escaped, children are XML already. */
export const tag = (name: string, attributes: Record<string, string | number> = {}, ...children: string[]): string => {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` w:${key}="${escapeXml(String(value))}"`)
    .join('');
  return children.length === 0 ? `<w:${name}${written}/>` : `<w:${name}${written}>${children.join('')}</w:${name}>`;
};

/** The commonest sort of element: one value and nothing else. */
export const val = (name: string, value: string | number): string => tag(name, { val: value });

/** An element that is there or not. */
export const flag = (name: string, isOn: boolean | undefined): string =>
  isOn === undefined ? '' : isOn ? tag(name) : val(name, 0);

/** A container that is left out when it would be empty. */
export const group = (name: string, ...children: string[]): string => {
  const content = children.join('');
  return content === '' ? '' : tag(name, {}, content);
};
