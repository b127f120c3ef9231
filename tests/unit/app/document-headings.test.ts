import { afterEach, describe, expect, it } from 'vitest';
import { getExportSubject } from '../../../src-main/app/exporting/get-export-subject.ts';
import { exportVariantSchema } from '../../../src-shared/model/export.ts';
import { runOptionsSchema } from '../../../src-shared/model/run.ts';
import { createTestApp } from '../../support/test-app.ts';

const french =
  'Ingénieure de données depuis douze ans, elle conçoit des plateformes pour des clients de l’énergie et du rail, et pilote des équipes pluridisciplinaires.';

describe('F10: a document that a model wrote in French', () => {
  let app: ReturnType<typeof createTestApp>;
  afterEach(() => app.store.database.close());

  it('has French headings, on screen and in its exports, and says its language', async () => {
    app = createTestApp({ script: { '*': [{ do: 'answer', text: french, wordDelayMs: 0 }] } });
    app.engine.start();
    const { documentId } = app.start({ options: runOptionsSchema.parse({ provider: 'scripted' }) });
    while (app.document(documentId).sections.some(({ content }) => content === '')) await app.time.advance(50);
    const headings = app.document(documentId).sections.map(({ heading }) => heading);
    expect(headings).toContain('Expérience professionnelle');
    expect(headings).not.toContain('Languages');
    const { subject } = await getExportSubject(app.deps)({ documentId, variant: exportVariantSchema.parse({}) });
    expect(subject.document.language).toBe('fr');
    expect(subject.document.body.sections.map(({ heading }) => heading)).toEqual(headings);
  });
});
