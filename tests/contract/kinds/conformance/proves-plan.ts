import { describe, expect, it } from 'vitest';
import type { OpenDocument, Peer, Plan } from '../../../../src-main/documents/document-kind.ts';
import { labelText } from '../../../../src-shared/kinds/label-text.ts';
import { sectionDraftSchema } from '../../../../src-shared/model/section.ts';
import { stepSchema } from '../../../../src-shared/model/step.ts';
import type { WholeDraft } from './draft-whole.ts';
import { draftWhole } from './draft-whole.ts';
import type { KindCase } from './kind-case.ts';

type Sections = readonly Pick<Plan['sections'][number], 'key' | 'order'>[];

const isUnique = (values: readonly unknown[]): boolean => new Set(values).size === values.length;

/** A plan as it is stored has to read as what it was. */
const expectStorable = ({ sections, steps }: Plan): void => {
  for (const section of sections)
    expect(sectionDraftSchema.parse(JSON.parse(JSON.stringify(section)))).toEqual(section);
  for (const step of steps) expect(stepSchema.parse(JSON.parse(JSON.stringify(step)))).toEqual(step);
};

/** Keys and orders are nobody else's, and every name leads to something that is there. */
const expectSound = (sections: Sections, steps: Plan['steps']): void => {
  const keys = new Set(sections.map(({ key }) => key));
  const stepKeys = steps.map(({ key }) => key);
  expect(isUnique(sections.map(({ key }) => key))).toBe(true);
  expect(isUnique(sections.map(({ order }) => order))).toBe(true);
  expect(isUnique(stepKeys)).toBe(true);
  expect(isUnique(steps.flatMap(({ section }) => section ?? []))).toBe(true);
  for (const { key, section, job, brief, waitsFor } of steps) {
    expect(section === null || keys.has(section), `${key} writes ${section}`).toBe(true);
    expect(job === 'draft-section', `${key} is a ${job}`).toBe(section !== null);
    expect(section !== null || brief !== null, `${key} knows what to do`).toBe(true);
    expect(stepKeys, `${key} waits for what is planned`).toEqual(expect.arrayContaining(waitsFor));
  }
};

/** No step waits for itself, over however many others. */
const expectAcyclic = (steps: Plan['steps']): void => {
  const left = new Map(steps.map((step) => [step.key, new Set(step.waitsFor)]));
  for (let free = [...left].filter(([, on]) => on.size === 0); free.length > 0; ) {
    for (const [key] of free) left.delete(key);
    for (const on of left.values()) for (const [key] of free) on.delete(key);
    free = [...left].filter(([, on]) => on.size === 0);
  }
  expect([...left.keys()]).toEqual([]);
};

/** All that a document would be after a wish. */
const grown = (whole: WholeDraft, more: Plan): readonly [sections: Sections, steps: Plan['steps']] => [
  [...whole.sections, ...more.sections],
  [...whole.steps.filter(({ key }) => more.steps.every((step) => step.key !== key)), ...more.steps],
];

/** That what a kind plans, at the start and by what it finds, can be stored, ordered and done. */
export const provesPlan = ({ kind, input, options, wishes }: KindCase): void => {
  const open = (given: object = options): OpenDocument => kind.open(input, given, { today: '2026-01-05' });

  describe('its plan', () => {
    it('is whole, sound and without circles, at the start and with all that steps add', () => {
      for (const given of [{}, options]) {
        const whole = draftWhole(open(given), true);
        expectStorable({ sections: whole.sections.map(({ markdown: _, ...section }) => section), steps: whole.steps });
        expectSound(whole.sections, whole.steps);
        expectAcyclic(whole.steps);
        expect(whole.sections.length).toBeGreaterThan(0);
        const written = new Set(whole.steps.map(({ section }) => section));
        expect(whole.sections.filter(({ key }) => !written.has(key))).toEqual([]);
      }
    });

    it('is the same each time, and the same from what was stored', () => {
      expect(open().plan()).toEqual(open().plan());
      const stored = kind.open(JSON.parse(JSON.stringify(kind.input.parse(input))), options, { today: '2026-01-05' });
      expect(stored.plan()).toEqual(open().plan());
      for (const { work, content, followUp } of draftWhole(open(), true).done) {
        expect(open().onStepDone(work, content)).toEqual(followUp);
      }
    });

    it('has a name in English for every section and step', () => {
      const { sections, steps } = draftWhole(open(), true);
      for (const { label } of [...sections, ...steps]) {
        expect(labelText(label, 'en')).not.toBe(label.key);
        expect(labelText(label, 'en')).not.toMatch(/[{}]|^\s*$/u);
      }
    });

    it.skipIf(wishes.length === 0)('takes wishes for more, which fit what is there', () => {
      const whole = draftWhole(open(), true);
      for (const wish of wishes) {
        const more = open().extend(wish, whole.peers);
        expectStorable(more);
        expect(more.steps.length).toBeGreaterThan(0);
        const [sections, steps] = grown(whole, more);
        expectSound(sections, steps);
        expectAcyclic(steps);
        expect(open().extend(wish, whole.peers)).toEqual(more);
      }
    });

    it('knows no wish that is none of its own', () => {
      const peers: readonly Peer[] = [];
      const refuseOrIgnore = (wish: unknown): Plan | null => {
        try {
          return open().extend(wish, peers);
        } catch {
          return null;
        }
      };
      for (const wish of [{ type: 'lunch' }, null, 7]) {
        expect([null, { sections: [], steps: [] }]).toContainEqual(refuseOrIgnore(wish));
      }
    });
  });
};
