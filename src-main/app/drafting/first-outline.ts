import type { Effect } from '#shared/model/effect.ts';
import type { DocumentId, RunId, SectionId } from '#shared/model/ids.ts';
import type { OutlineFound } from '../../documents/compose-outline.ts';
import { composeOutline } from '../../documents/compose-outline.ts';
import type { AppDeps } from '../ports.ts';
import { endingClearly, longDocument } from './long-document.ts';
import type { OpenStep } from './prepare-step.ts';

/** Longest key there is. */
const longestKey = 80;

/** A key of their own for what was found: the model's outline may use the same keys for something else. */
const ownKeys = (found: OutlineFound, taken: ReadonlySet<string>): ReadonlyMap<string, string> => {
  const used = new Set(taken);
  const own = new Map<string, string>();
  const planned = [...found.sections.map(({ key }) => key), ...found.steps.map(({ key }) => key)];
  for (const key of new Set(planned)) {
    const base = `first-${key}`.slice(0, longestKey - 5).replace(/-+$/, '');
    let [free, nth] = [base, 2];
    for (; used.has(free); nth += 1) free = `${base}-${nth}`;
    used.add(free);
    own.set(key, free);
  }
  return own;
};

const findOutline = (deps: AppDeps, { run, document, work }: OpenStep): Promise<OutlineFound> => {
  const long = longDocument(deps, run);
  if (long === null) return composeOutline(document(), work, deps.turn);
  return endingClearly(long.convert('compose-outline', { document: long.document, work }));
};

/**
 * The effects that store a first outline of a step: the sections that the embedded drafter finds for it, with its texts
 * where steps start by themselves. No job is asked for: a model would be paid for questions that are about to go.
 */
export const firstOutlineEffects = async (
  deps: AppDeps,
  { documentId, runId, stepKey }: { documentId: DocumentId; runId: RunId; stepKey: string },
  opened: OpenStep,
): Promise<Effect[]> => {
  const { store, ids } = deps;
  const found = await findOutline(deps, opened);
  const stored = new Set<string>(store.steps.ofDocument(documentId).map(({ key }) => key));
  const keys = ownKeys(found, new Set([...stored, ...store.sections.peersOf(documentId).map(({ key }) => key)]));
  const own = (key: string): string => keys.get(key) ?? key;
  const sectionIds = new Map(found.sections.map(({ key }): [string, SectionId] => [key, ids.section()]));
  const sections = found.sections.flatMap((section) => {
    const id = sectionIds.get(section.key);
    if (id === undefined) return [];
    const content = found.contents.get(section.key);
    const data = content?.data ?? section.data;
    return [{ ...section, id, key: own(section.key), data, markdown: content?.markdown.trim() ?? null }];
  });
  const steps = found.steps.map((step) => ({
    ...step,
    key: own(step.key),
    section: step.section === null ? null : own(step.section),
    sectionId: step.section === null ? null : (sectionIds.get(step.section) ?? null),
    // What isn't there yet, such as an outline that follows, is nothing to wait for.
    waitsFor: step.waitsFor.filter((key) => keys.has(key) || stored.has(key)).map(own),
  }));
  const { kindVersion } = opened;
  return [{ type: 'put-first-outline', documentId, runId, stepKey, kindVersion, sections, steps }];
};
