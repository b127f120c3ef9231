import type { KindLabels } from '../kind-facts.ts';

/** What the sections of a competence file are called in lists. */
export const competenceFileLabels: KindLabels = {
  en: {
    kind: 'Competence file',
    header: 'Header',
    'professional-summary': 'Professional summary',
    'functional-skills': 'Functional skills',
    'technical-skills': 'Technical skills',
    'areas-of-expertise': 'Areas of expertise',
    education: 'Education',
    certifications: 'Certifications',
    languages: 'Languages',
    'experiences-summary': 'Professional experiences summary',
    experience: 'Experience {number}',
    'named-experience': 'Experience {number} · {name}',
  },
  fr: {
    kind: 'Dossier de compétences',
    header: 'En-tête',
    'professional-summary': 'Profil',
    'functional-skills': 'Compétences fonctionnelles',
    'technical-skills': 'Compétences techniques',
    'areas-of-expertise': 'Domaines d’expertise',
    education: 'Formation',
    certifications: 'Certifications',
    languages: 'Langues',
    'experiences-summary': 'Synthèse des expériences',
    experience: 'Expérience {number}',
    'named-experience': 'Expérience {number} · {name}',
  },
};
