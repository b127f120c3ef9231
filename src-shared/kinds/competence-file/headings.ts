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
  // The rows below have one heading for each key, in this order; a test checks that.
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
 * The heading of a section in a document of that language (BCP 47). Null keeps the English heading of the plan: for
 * other languages, and for sections without a heading.
 */
export const headingIn = (language: string, key: string): string | null => {
  const [primary = ''] = language.toLowerCase().split('-');
  const inLanguage = headings[primary];
  const known = headingKeys.find((one) => one === key);
  return inLanguage === undefined || known === undefined ? null : inLanguage[known];
};
