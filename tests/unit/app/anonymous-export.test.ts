import { describe, expect, it } from 'vitest';
import { getExportSubject } from '../../../src-main/app/exporting/get-export-subject.ts';
import { renderJson } from '../../../src-main/convert/plain/render-json.ts';
import { renderMarkdown } from '../../../src-main/convert/plain/render-markdown.ts';
import { renderText } from '../../../src-main/convert/plain/render-text.ts';
import type { Candidate } from '../../../src-shared/model/candidate.ts';
import { candidateSchema } from '../../../src-shared/model/candidate.ts';
import type { Anonymise } from '../../../src-shared/model/export.ts';
import type { DocumentId } from '../../../src-shared/model/ids.ts';
import type { Theme } from '../../../src-shared/model/theme.ts';
import { wordFile } from '../../support/export/word-templates.ts';
import { createTestApp } from '../../support/test-app.ts';

const draft = async (candidate: Candidate) => {
  const app = createTestApp();
  const { documentId } = app.start({ input: { candidate } });
  app.engine.start();
  const isDrafted = () => app.document(documentId).sections.every(({ content }) => content !== '');
  while (!isDrafted()) await app.time.advance(50);
  return { app, documentId };
};
type Drafted = Awaited<ReturnType<typeof draft>>;

const anonymous = ({ app }: Drafted, documentId: DocumentId, employers: Anonymise['employers']) =>
  getExportSubject(app.deps)({ documentId, variant: { themeId: null, anonymise: { employers }, paper: null } });

const rewrite = ({ app }: Drafted, documentId: DocumentId, key: string, content: string) => {
  app.store.database.connection
    .prepare("UPDATE sections SET content = ?, origin = 'user' WHERE document_id = ? AND key = ?")
    .run(content, documentId, key);
};

describe('the anonymous variant of a document (F6)', () => {
  const candidate = candidateSchema.parse({
    fullName: 'Kwame Mensah',
    title: 'Cloud Architect',
    summary: 'Kwame Mensah has led teams at Aurelia Rail. Reach him at kwame@mensah.dev.',
    location: 'Lyon',
    contact: {
      email: 'kwame@mensah.dev',
      phone: '+33 6 12 34 56 78',
      website: 'https://mensah.dev',
      profiles: [{ network: 'GitHub', username: 'kmensah', url: 'https://github.com/kmensah' }],
    },
    experience: [
      {
        company: 'Aurelia Rail',
        title: 'Lead',
        start: '2021',
        isCurrent: true,
        url: 'https://aurelia.example',
        responsibilities: ['Mensah moved 38 pipelines.', 'Delivered in May 2023.'],
      },
      {
        company: 'Mensah Consulting',
        title: 'Owner',
        start: '2017',
        end: '2021',
        responsibilities: ['Advised Brume Energy.'],
      },
    ],
    education: [{ institution: 'University of Nowhere', degree: 'MSc', end: '2016' }],
  });

  it('holds no name, contact or address in any text of any format, and keeps everything else', async () => {
    const drafted = await draft(candidate);
    const { subject } = await anonymous(drafted, drafted.documentId, 'keep');
    const all = [
      renderMarkdown(subject.document),
      renderText(subject.document),
      renderJson(subject.document.record),
      subject.document.title,
    ].join('\n');
    expect(all).not.toMatch(/kwame|mensah|12 34 56|github/iu);
    expect(all).toContain('Aurelia Rail');
    expect(all).toContain('University of Nowhere');
    expect(all).toContain('Delivered in May 2023');
    expect(subject.document).toMatchObject({
      title: 'K. M., Cloud Architect',
      subjectName: 'K. M.',
      role: 'Cloud Architect',
    });
    expect(subject.document.record?.files).toEqual([]);
  });

  it('hides employers behind letters, the latest first, and leaves schools', async () => {
    const drafted = await draft(candidate);
    const text = renderMarkdown((await anonymous(drafted, drafted.documentId, 'hide')).subject.document);
    expect(text).not.toMatch(/aurelia|mensah/iu);
    expect(text).toContain('Lead, Company A');
    expect(text).toContain('Owner, Company B');
    expect(text).toContain('University of Nowhere');
  });

  it('keeps a text that names nobody, composes any other anew and says so', async () => {
    const drafted = await draft(candidate);
    const { documentId } = drafted;
    rewrite(drafted, documentId, 'education', '- Learned a lot.');
    rewrite(drafted, documentId, 'languages', '- As **Kwame** says: French');
    rewrite(drafted, documentId, 'experience-1', 'Wrote by hand [here](https://github.com/kmensah).');
    const { subject, rewritten } = await anonymous(drafted, documentId, 'keep');
    const content = (key: string) => subject.document.body.sections.find((section) => section.key === key)?.content;
    expect(content('education')).toBe('- Learned a lot.');
    expect(content('languages')).toBe('No languages were given.');
    expect(content('experience-1')).toContain('moved 38 pipelines');
    expect(rewritten).toEqual(
      expect.arrayContaining(['Languages', 'Experience 1 · Aurelia Rail', 'Professional summary']),
    );
    expect(rewritten).not.toContain('Education');
  });

  it('refuses to write what would still name the person, and names the section', async () => {
    const drafted = await draft(candidate);
    const { app, documentId } = drafted;
    app.store.database.connection
      .prepare("UPDATE sections SET heading = 'About Kwame' WHERE document_id = ? AND key = 'education'")
      .run(documentId);
    await expect(anonymous(drafted, documentId, 'keep')).rejects.toThrow(/“Education” would still/u);
  });

  const wearing = async (drafted: Drafted, design: (theme: Theme) => Theme, header: string | null) => {
    const { deps } = drafted.app;
    const [first] = deps.builtInThemes;
    if (first === undefined) throw new Error('no theme ships');
    const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const data = wordFile(
      {
        'word/document.xml': `<w:document ${namespace}><w:body><w:p><w:r><w:t>Kwame Mensah</w:t></w:r></w:p></w:body></w:document>`,
        'word/header1.xml': `<w:hdr ${namespace}><w:p>${header}</w:p></w:hdr>`,
      },
      [{ id: 'rId1', type: 'header', target: 'header1.xml' }],
    );
    const id = deps.ids.theme();
    deps.store.themes.insert(
      {
        id,
        name: 'Ours',
        design: design(first.design),
        logo: null,
        template: header === null ? null : { name: 'ours.docx', data },
      },
      0,
    );
    const { documentId } = drafted;
    const variant = { themeId: id, anonymise: { employers: 'keep' as const }, paper: null };
    const { subject, rewritten } = await getExportSubject(deps)({ documentId, variant });
    return {
      anonymous: subject.dressing,
      rewritten,
      usual: (await getExportSubject(deps)({ documentId, variant: { ...variant, anonymise: null } })).subject.dressing,
    };
  };

  it('blanks every text of the theme that names somebody, and leaves the look and every other text', async () => {
    const drafted = await draft(candidate);
    const { anonymous: dressing, usual } = await wearing(
      drafted,
      (theme) => ({
        ...theme,
        header: { ...theme.header, start: 'Kwame Mensah Consulting', center: 'Draft', end: 'kwame@mensah.io' },
        footer: { ...theme.footer, start: '{name} · {client}', center: '06 12 34 56 78', end: '{page} / {pages}' },
        confidentiality: '© Mensah',
        cover: {
          fill: null,
          band: null,
          align: 'start',
          titleAt: 0.4,
          title: 'Kwame’s {title}',
          lines: ['For {client}', 'By KwameMensah'],
        },
        contents: { isOn: true, heading: 'What Kwame did' },
        logo: { ...theme.logo, alt: 'Logo Mensah' },
      }),
      null,
    );
    expect(dressing.theme).toEqual({
      ...usual.theme,
      header: { ...usual.theme.header, start: '', end: '' },
      footer: { ...usual.theme.footer, center: '' },
      confidentiality: '',
      cover: { ...usual.theme.cover, title: '{title}', lines: ['For {client}'] },
      contents: { isOn: true, heading: '' },
      logo: { ...usual.theme.logo, alt: '' },
    });
  });

  it.each([
    ['Aurelia Rail · Confidential', true],
    ['Kwame Mensah', false],
    ['Kwa</w:t></w:r><w:r><w:rPr/><w:t>me', false],
    ['&#75;wame', false],
    ['kwame@mensah.io', false],
  ])('wears a company’s Word file unless its head names somebody: %s', async (text, isWorn) => {
    const drafted = await draft(candidate);
    const worn = await wearing(drafted, (theme) => theme, `<w:r><w:t>${text}</w:t></w:r>`);
    const { anonymous: dressing, usual, rewritten } = worn;
    expect(rewritten.includes('Texts of the theme')).toBe(!isWorn);
    expect(usual.template).not.toBeNull();
    expect(dressing.template !== null).toBe(isWorn);
  });
});
