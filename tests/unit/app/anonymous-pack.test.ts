import { describe, expect, it } from 'vitest';
import { getExportSubject } from '../../../src-main/app/exporting/get-export-subject.ts';
import { settled } from '../../support/manual-time.ts';
import { openPack } from '../../support/open-pack.ts';

describe('an anonymous interview pack (F6)', () => {
  it('keeps what the candidate said to a question, without names', async () => {
    const pack = await openPack();
    const asked = pack.view().sections.find(({ data }) => Object(data).needsInput !== undefined);
    if (asked === undefined) throw new Error('every question has evidence');
    pack.mark(asked.key, 'evidence', { text: 'Nour Haddad settled 3 disputes over invoices.' });
    pack.regenerate(asked.key);
    await settled();
    expect(pack.section(asked.key).content).toContain('Nour Haddad settled 3 disputes');
    const { subject, rewritten } = await getExportSubject(pack.deps)({
      documentId: pack.documentId,
      variant: { themeId: null, anonymise: { employers: 'hide' }, paper: null },
    });
    const text = JSON.stringify(subject.document.body);
    expect(text).toContain('settled 3 disputes over invoices');
    expect(text).not.toMatch(/Nour|Haddad/u);
    expect(rewritten).toHaveLength(1);
  });
});
