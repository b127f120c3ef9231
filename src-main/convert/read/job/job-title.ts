import type { JobLine } from './job-lines.ts';

export type JobTitle = { readonly title?: string | undefined; readonly company?: string | undefined };

const maxTitle = 120;
const wanted =
  /(?:looking for|hiring|seeking|in search of|require|recherchons|recherche|cherchons|recrutons|suchen|sucht|buscamos|busca)\s+(?:for\s+)?(?:an?|une?|un\(e\)|einen?|eine|una?|zum nächstmöglichen zeitpunkt einen?)\s+(?:new\s+)?([^.,;:!?\n]{3,80}?)(?=\s+(?:to|who|with|for|that|pour|qui|avec|mit|für|der|die|zur|para|con|que|in|at|en|à|au|based)\s|\s*[.,;:!?(]|$)/iu;
const employer = /^(.{3,100}?)\s+(?:at|@|chez|bei|en)\s+(\p{Lu}.{1,80})$/u;

const splitEmployer = (line: string): JobTitle => {
  const match = employer.exec(line);
  // Spanish "en" names a place as often as an employer.
  if (match === null || / en \p{Lu}[^ ]*$/u.test(line)) return { title: line };
  return { title: match[1], company: match[2] };
};

/** "About Nordlicht Energie" names the company; "About the role" does not. */
const companyInHeading = (lines: readonly JobLine[]): string | undefined => {
  for (const line of lines) {
    if (line.type !== 'heading') continue;
    const name = /^(?:about|à propos de|a propos de|über|acerca de|sobre)\s+(\p{Lu}.{1,80})$/iu.exec(line.text)?.[1];
    const isName = name !== undefined && /^\p{Lu}/u.test(name) && line.part !== 'requirements';
    if (isName && !/^(?:the|us|our|you|this|nous|vous|le|la|uns|dich|sie|nosotros|ti)\b/iu.test(name)) return name;
  }
  return undefined;
};

/**
 * Title and company of a job description: from labels ("Poste: ...") first, else from a first line that reads like a
 * title, else from "We are looking for a ...". A company is taken only where the text calls it one.
 */
export const readJobTitle = (lines: readonly JobLine[]): JobTitle => {
  const labelled = (label: 'title' | 'company') =>
    lines.find((line) => line.type === 'label' && line.label === label)?.text.trim();
  const first = lines.find((line) => line.type !== 'label');
  const isTitle =
    first !== undefined &&
    (first.type === 'text' || (first.type === 'heading' && first.part === 'other')) &&
    first.text.length <= maxTitle &&
    first.text.split(/\s+/).length <= 16 &&
    !/[.!?;]$/.test(first.text) &&
    !wanted.test(first.text);
  const guess = isTitle ? splitEmployer(first.text) : {};
  const prose = lines.find((line) => line.type === 'text' && wanted.test(line.text));
  const title = labelled('title') ?? guess.title ?? (prose === undefined ? undefined : wanted.exec(prose.text)?.[1]);
  return { title: title?.trim(), company: labelled('company') ?? guess.company ?? companyInHeading(lines) };
};
