import type { ExportDocument } from '../../../src-main/convert/content/export-document.ts';
import { exportDocument } from '../../support/export/export-document-builder.ts';
import { usualDocument } from '../../support/export/sample-documents.ts';
import { randomFrom } from '../random-from.ts';

const verbs = ['Designed', 'Led', 'Cut', 'Moved', 'Built', 'Audited', 'Trained', 'Negotiated'];
const things = [
  'the landing zones of six business lines',
  'a payment back office of 4 million transactions a day',
  'the hosting bill by a third in two years',
  'thirty-eight applications without planned downtime',
  'a platform team of nine people and its on-call practice',
  'the qualification file with the security office',
];
const ends = [
  'with policy tests that every team runs before a release.',
  'in waves that each team could stop on its own.',
  'and a monthly review that the business attends.',
  'for regulated clients in France, Belgium and Ghana.',
];

const experienceOf = (n: number, random: () => number): { key: string; content: string } => {
  const pick = (words: readonly string[]): string => words[Math.floor(random() * words.length)] ?? '';
  const bullets = Array.from({ length: 5 }, () => `- ${pick(verbs)} ${pick(things)}, ${pick(ends)}`);
  const content = [
    `### Lead engineer ${n}, Company ${n}`,
    `*Jan ${2000 + (n % 20)} – Dec ${2001 + (n % 20)}* · Lyon`,
    `${pick(verbs)} ${pick(things)}, ${pick(ends)} ${pick(verbs)} ${pick(things)}, ${pick(ends)}`,
    bullets.join('\n'),
    '**Technologies:** Kubernetes, Terraform, PostgreSQL, Argo CD',
  ];
  return { key: `experience-${n}`, content: content.join('\n\n') };
};

/** The usual document of 14 sections with as many more experiences as asked for; about five fill two pages. */
export const longDocument = (experiences: number): ExportDocument => {
  const random = randomFrom(20_261_122);
  const more = Array.from({ length: experiences }, (_, at) => experienceOf(at + 100, random));
  return exportDocument([...usualDocument.body.sections.map(({ key, content }) => ({ key, content })), ...more]);
};
