import type { ExportDocument } from '../../../src-main/convert/content/export-document.ts';
import { exportDocument } from './export-document-builder.ts';

const experience = (
  n: number,
  role: string,
  company: string,
  line: string,
  bullets: readonly string[],
  tools: string,
) => ({
  key: `experience-${n}`,
  content: `### ${role}, ${company}\n\n${line}\n\n${bullets.map((bullet) => `- ${bullet}`).join('\n')}\n\n**Technologies:** ${tools}`,
});

const orange = [
  'Moved 38 applications of three regulated clients to Kubernetes without an hour of planned downtime, in waves that each team could stop.',
  'Cut the hosting bill by 31 % in two years: right-sized clusters, spot capacity for batch work, and a monthly review that every team attends.',
  'Built the landing zones that six business lines now start from, as Terraform modules with policy tests.',
  'Led a platform team of nine; hired five of them and wrote the on-call practice they still use.',
  'Prepared the SecNumCloud qualification file with the security office.',
];

const capgemini = [
  'Designed the target architecture for the payment back office of a French bank (4 million transactions a day).',
  'Introduced Argo CD and trunk-based delivery: from 1 release a month to 40 a week.',
  'Ran the tender answers of the cloud practice; won 7 of 11.',
];

const ecobank = [
  'Operated 120 Linux hosts and two Oracle clusters for mobile money in 14 countries.',
  'Automated the patching of all of them with Ansible; nights on duty went from 9 a month to 2.',
  'Wrote the disaster recovery plan and proved it in a drill of 3 hours 20 minutes.',
];

const common = [
  {
    key: 'header',
    content:
      '# Kwame Mensah\n\nCloud Architect · 11 years of experience\n\nLyon, France · available from January 2027\n\nkwame@example.org · +33 6 12 34 56 78',
  },
  {
    key: 'professional-summary',
    content:
      'Cloud architect with eleven years in telecoms and banking, the last four leading platform teams at Orange Business. Moved 38 applications to Kubernetes, cut hosting costs by 31 %, and built the landing zones that three regulated clients now run on. Works in French and English and is used to public tenders. Holds the CKA and AWS Solutions Architect Professional certificates.',
  },
  {
    key: 'functional-skills',
    content:
      '- **Leadership:** team building, hiring, on-call practice, tenders\n- **Architecture:** target architectures, migration planning, cost engineering, disaster recovery',
  },
  {
    key: 'technical-skills',
    content:
      '- **Platforms:** Kubernetes, OpenShift, AWS, OVHcloud\n- **Automation:** Terraform, Ansible, Argo CD, GitLab CI\n- **Observability:** Prometheus, Grafana, OpenTelemetry\n- **Languages:** Go, Python, C++, `bash`',
  },
  {
    key: 'areas-of-expertise',
    content:
      '- **Cloud migration** for regulated sectors, shown at Orange Business and Capgemini (2017 – present)\n- **Cost engineering**, shown at Orange Business (2021 – present)\n- **Operations of payment systems**, shown at Ecobank and Capgemini',
  },
  {
    key: 'education',
    content:
      '- **MSc Computer Engineering**, University of Ghana, 2015\n- **BSc Mathematics**, University of Ghana, 2012',
  },
  {
    key: 'certifications',
    content:
      '| Certificate | Issuer | Year |\n| :- | :- | -: |\n| Certified Kubernetes Administrator | CNCF | 2024 |\n| AWS Solutions Architect Professional | Amazon Web Services | 2023 |\n| TOGAF 9 | The Open Group | 2019 |',
  },
  { key: 'languages', content: '- **French:** fluent\n- **English:** native\n- **Twi:** native' },
  {
    key: 'experiences-summary',
    content:
      'Three employers in eleven years, from operations to the lead of a platform team.\n\n- **Mar 2021 – present:** Lead Cloud Architect, Orange Business\n- **Jan 2017 – Feb 2021:** Cloud Architect, Capgemini\n- **Sep 2015 – Dec 2016:** Systems Engineer, Ecobank',
  },
];

const roles = [
  experience(
    1,
    'Lead Cloud Architect',
    'Orange Business',
    '*Mar 2021 – present (5 years 9 months)* · Lyon',
    orange,
    'Kubernetes, Terraform, Argo CD, Prometheus, AWS, OVHcloud',
  ),
  experience(
    2,
    'Cloud Architect',
    'Capgemini',
    '*Jan 2017 – Feb 2021 (4 years 2 months)* · Paris',
    capgemini,
    'OpenShift, GitLab CI, Java, Oracle',
  ),
  experience(
    3,
    'Systems Engineer',
    'Ecobank',
    '*Sep 2015 – Dec 2016 (1 year 4 months)* · Accra',
    ecobank,
    'Linux, Ansible, Oracle, Nagios',
  ),
];

/** A usual competence file, a little over two pages. */
export const usualDocument: ExportDocument = exportDocument([...common, ...roles]);

/** One page, with the sections left out that have no source. */
export const shortDocument: ExportDocument = exportDocument([
  ...common.slice(0, 4),
  { key: 'certifications', content: 'No certifications were given.', hasSource: false },
  { key: 'experiences-summary', content: '', hasSource: true },
  ...roles.slice(1, 2),
]);

/** Many long experiences, nested lists and paragraphs between. */
export const longDocument: ExportDocument = exportDocument([
  ...common,
  ...Array.from({ length: 11 }, (_, index) =>
    experience(
      index + 1,
      ['Lead Cloud Architect', 'Principal Consultant', 'Platform Engineer'][index % 3] ?? '',
      ['Orange Business', 'Capgemini', 'Ecobank', 'MTN Ghana'][index % 4] ?? '',
      `*${2025 - index} – ${2026 - index}* · Lyon`,
      [
        ...orange,
        ...(index % 2 === 0 ? capgemini : []),
        'Among other things:\n  - trained 40 colleagues\n  - wrote the handbook',
        ...ecobank,
      ],
      'Kubernetes, Terraform, Ansible, Prometheus, Grafana, OpenTelemetry, AWS, OVHcloud, GitLab CI, Oracle',
    ),
  ),
]);

/** Arabic, with Latin names and numbers in it. */
export const arabicDocument: ExportDocument = exportDocument(
  [
    { key: 'header', content: '# ليلى حداد\n\nمهندسة سحابية أولى · 9 سنوات من الخبرة\n\nالدار البيضاء، المغرب' },
    {
      key: 'professional-summary',
      heading: 'الملخص المهني',
      content:
        'مهندسة سحابية تعمل مع Kubernetes وAWS منذ 2017. قادت فريقا من 12 مهندسا (Platform Team) في شركة Orange Business.',
    },
    {
      key: 'technical-skills',
      heading: 'المهارات التقنية',
      content: '- **المنصات:** Kubernetes، AWS\n- Terraform, Ansible\n- **المراقبة:** Prometheus و Grafana',
    },
    {
      key: 'certifications',
      heading: 'الشهادات',
      content: '| الشهادة | السنة |\n| - | - |\n| CKA | 2024 |\n| شهادة المهندس المعماري | 2022 |',
    },
    experience(
      1,
      'مهندسة سحابية',
      'Orange Business',
      '*2021 – 2026* · الدار البيضاء',
      ['نقلت 38 تطبيقا إلى Kubernetes', 'خفضت التكاليف بنسبة 31 %'],
      'Kubernetes',
    ),
  ],
  { title: 'ليلى حداد، مهندسة سحابية', subjectName: 'ليلى حداد', language: 'ar' },
);

/** Scripts that the bundled faces lack, beside some that they have, and emoji. */
export const worldDocument: ExportDocument = exportDocument(
  [
    { key: 'header', content: '# 山田 太郎 Žofie Łukaszewska\n\nクラウドアーキテクト 👩‍💻 🇯🇵\n\n東京' },
    {
      key: 'professional-summary',
      content:
        'Příliš žluťoučký kůň. Ελληνικά και *κείμενο* εδώ. Русский **текст** здесь. Tiếng Việt có dấu. עברית באמצע. 銀行の基盤を担当し、三年間で三十八のアプリケーションを移行しました。각 팀이 배포합니다.',
    },
    {
      key: 'technical-skills',
      content:
        '- **Διαδικασίες:** Kubernetes, Terraform\n- **Навыки:** Ansible, C++ → C#\n- **技能:** データ基盤、運用自動化 ✅',
    },
    experience(
      1,
      'Архитектор',
      'Яндекс',
      '*Mar 2021 – present*',
      ['Перенёс 38 приложений', 'שיפר את הביצועים', '導入 Terraform'],
      'Kubernetes',
    ),
  ],
  { title: '山田 太郎', subjectName: '山田 太郎 Žofie Łukaszewska' },
);

/** What hostile or broken sources hold: markup of every sort, control characters, words without end. */
export const hostileDocument: ExportDocument = exportDocument(
  [
    { key: 'header', content: '# Bobby \\<script>alert(1)\\</script>\n\nA & B \\<b>C\\</b> "D"' },
    {
      key: 'professional-summary',
      content: `Null\u0000, bell\u0007, form\u000cfeed, \ud800 lone, \uffff none, &#x1; reference. ]]> <!-- comment --> </style></title> ${'x'.repeat(400)}`,
    },
    {
      key: 'technical-skills',
      content:
        '- <img src=x onerror=alert(1)>\n- [site](https://example.org/?a=1&b=<c>#d)\n- [bad](javascript:alert(1))\n- ![photo](https://example.org/a.png)',
    },
  ],
  { title: 'Bobby </title><script>alert(1)</script>\u0000', subjectName: 'Bobby <b>&\u0007' },
);

export const sampleDocuments: Readonly<Record<string, ExportDocument>> = {
  usual: usualDocument,
  short: shortDocument,
  long: longDocument,
  arabic: arabicDocument,
  world: worldDocument,
  hostile: hostileDocument,
};
