import { experienceHeadingKey } from './sections.ts';

type HeadingKey =
  | 'professional-summary'
  | 'functional-skills'
  | 'technical-skills'
  | 'areas-of-expertise'
  | 'education'
  | 'certifications'
  | 'languages'
  | typeof experienceHeadingKey;

const headingKeys: readonly HeadingKey[] = [
  'professional-summary',
  'functional-skills',
  'technical-skills',
  'areas-of-expertise',
  'education',
  'certifications',
  'languages',
  experienceHeadingKey,
];

const row = (...headings: readonly string[]): Readonly<Record<HeadingKey, string>> => {
  const entries = headingKeys.map((key, at) => [key, headings[at] ?? '']);
  // One heading for each key: the rows below are written in their order, which a test looks over.
  return Object.fromEntries(entries) as Record<HeadingKey, string>;
};

/** What recruiters of each language expect to read above the sections, in the order of `headingKeys`. */
const headings: Readonly<Record<string, Readonly<Record<HeadingKey, string>>>> = {
  fr: row(
    'Profil',
    'Compétences fonctionnelles',
    'Compétences techniques',
    'Domaines d’expertise',
    'Formation',
    'Certifications',
    'Langues',
    'Expérience professionnelle',
  ),
  de: row(
    'Profil',
    'Fachliche Kompetenzen',
    'Technische Kompetenzen',
    'Schwerpunkte',
    'Ausbildung',
    'Zertifikate',
    'Sprachen',
    'Berufserfahrung',
  ),
  es: row(
    'Perfil profesional',
    'Competencias funcionales',
    'Competencias técnicas',
    'Áreas de especialización',
    'Formación',
    'Certificaciones',
    'Idiomas',
    'Experiencia profesional',
  ),
  it: row(
    'Profilo professionale',
    'Competenze funzionali',
    'Competenze tecniche',
    'Aree di competenza',
    'Istruzione e formazione',
    'Certificazioni',
    'Lingue',
    'Esperienza professionale',
  ),
  nl: row(
    'Profiel',
    'Functionele vaardigheden',
    'Technische vaardigheden',
    'Expertisegebieden',
    'Opleiding',
    'Certificeringen',
    'Talen',
    'Werkervaring',
  ),
  pt: row(
    'Perfil profissional',
    'Competências funcionais',
    'Competências técnicas',
    'Áreas de especialização',
    'Formação académica',
    'Certificações',
    'Línguas',
    'Experiência profissional',
  ),
};

/**
 * What stands above a section in a document of that language (BCP 47), or null where the plan's own English heading is to
 * stay: for languages that aren't listed, and for sections that have none.
 */
export const headingIn = (language: string, key: string): string | null => {
  const [primary = ''] = language.toLowerCase().split('-');
  const inLanguage = headings[primary];
  const known = headingKeys.find((one) => one === key);
  return inLanguage === undefined || known === undefined ? null : inLanguage[known];
};
