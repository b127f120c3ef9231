import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src-main/app/documents/document-language.ts';
import { headingIn } from '../../../src-shared/kinds/competence-file/headings.ts';
import { competenceFileSections } from '../../../src-shared/kinds/competence-file/sections.ts';

const texts: Record<string, string> = {
  fr: '## Profil\n\n- Consultante senior en données : elle pilote des équipes pluridisciplinaires et conçoit des plateformes **Kubernetes** pour des clients de la banque et de l’énergie.',
  de: 'Senior-Berater für Cloud-Plattformen mit zwölf Jahren Erfahrung. Er leitete die Migration von 38 Anwendungen und baute ein Team auf, das den Betrieb seither selbst verantwortet.',
  es: 'Arquitecta de nube con doce años de experiencia. Dirigió la migración de treinta y ocho aplicaciones y formó al equipo que desde entonces se ocupa de la plataforma.',
  ja: '12年の経験を持つクラウドアーキテクト。38のアプリケーションの移行を率い、それ以来プラットフォームの運用を担うチームを育てました。金融とエネルギーの顧客のために設計と構築を行い、監査と費用の見直しも担当しました。複数の国にまたがるチームと働き、設計の原則をまとめ、若い技術者の指導にも力を入れています。',
  ar: 'مهندسة سحابية تتمتع بخبرة اثني عشر عاما. قادت ترحيل ثمانية وثلاثين تطبيقا وكونت الفريق الذي يدير المنصة منذ ذلك الحين، وعملت مع عملاء في قطاعي المصارف والطاقة في عدة بلدان.',
  en: 'Cloud architect with twelve years of experience. She led the migration of 38 applications and built the team that has run the platform since, for clients in banking and energy.',
};

describe('F10: the language of a document', () => {
  it.each(Object.entries(texts))('is found in its text: %s', (tag, text) => {
    expect(languageOf(text)).toBe(tag);
  });

  it('is English where there is too little to tell', () => {
    expect(languageOf('')).toBe('en');
    expect(languageOf('# Kwame Mensah\n\nArchitecte')).toBe('en');
    expect(languageOf('1234567890 '.repeat(40))).toBe('en');
  });

  it('gives the sections headings of that language, each its own, and leaves others to the plan', () => {
    const headed = competenceFileSections.map(({ key }) => key).filter((key) => key !== 'header');
    for (const language of ['fr', 'de-AT', 'es', 'it', 'nl', 'pt-BR']) {
      const found = headed.map((key) => headingIn(language, key));
      expect(new Set(found).size).toBe(headed.length);
      expect(found.every((heading) => heading !== null && heading !== '')).toBe(true);
    }
    expect(headingIn('fr', 'experiences-summary')).toBe('Expérience professionnelle');
    expect(headingIn('ja', 'education')).toBeNull();
    expect(headingIn('fr', 'header')).toBeNull();
    expect(headingIn('fr', 'experience-1')).toBeNull();
  });
});
