import { describe, expect, it } from 'vitest';
import { en } from '#shared/i18n/en.ts';
import { fr } from '#shared/i18n/fr.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import type { Label } from '#shared/model/label.ts';
import { textLabel } from '#shared/model/label.ts';
import { sectionName } from '../../../../src-renderer/components/section-name.ts';
import { noteText } from '../../../../src-renderer/kinds/people/note-text.ts';

const english = createTranslator('en', en);
const french = createTranslator('fr', fr);

describe('a note about an import (A1)', () => {
  it('names places as the form does, not as the file does', () => {
    const note = {
      code: 'date-unread',
      path: 'work[0].startDate',
      message: "work[0].startDate: '$&' was kept.",
    } as const;
    expect(noteText(english, note)).toBe("Experience 1, start date: '$&' was kept.");
    expect(noteText(french, note)).toMatch(/^Expérience 1, start date/);
  });

  it('keeps a place that the form has no name for', () => {
    const note = { code: 'left-out', path: 'x.y', message: 'x.y was left out.' } as const;
    expect(noteText(english, note)).toBe('x.y was left out.');
  });

  it('says in the language of the interface what the file lacks', () => {
    const note = { code: 'missing', path: 'certifications', message: 'No certifications in the file.' } as const;
    expect(noteText(french, note)).toMatch(/^Absent du fichier.*Certifications\.$/);
  });
});

describe('the spine in French', () => {
  it('names experiences in French and keeps employers and own titles', () => {
    const name = (label: Label) => sectionName(french, { label });
    const named = { key: 'competence-file.named-experience', params: { number: 1, name: 'Orla' } };
    expect(name(named)).toBe('Expérience 1 · Orla');
    expect(name({ key: 'competence-file.experience', params: { number: 12 } })).toBe('Expérience 12');
    expect(name(textLabel('Experience 12th year'))).toBe('Experience 12th year');
  });
});
