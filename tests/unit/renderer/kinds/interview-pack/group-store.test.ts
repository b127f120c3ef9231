import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DocumentId } from '#shared/model/ids.ts';
import { documentIdSchema } from '#shared/model/ids.ts';
import { FakeBridge } from '../../../../support/fake-bridge.ts';
import { questionData, scoredPack } from './support/scored-pack.ts';

const id = (name: string): DocumentId => documentIdSchema.parse(name);
const question = questionData(1);

const open = async (origin: string) => {
  vi.resetModules();
  const bridge = new FakeBridge({
    sample: { candidate: { fullName: 'Ada' } } as never,
    pieceMs: 0,
    print: async () => new Uint8Array(),
  });
  vi.stubGlobal('window', { dossier: bridge });
  vi.stubGlobal('document', { hidden: false, addEventListener: () => {}, removeEventListener: () => {} });
  const given = { givenFrom: 'nour' };
  for (const view of [
    scoredPack('nour', 'Nour', [[question, 4]]),
    scoredPack('ada', 'Ada', [[question, null]], given),
    scoredPack('li', 'Li', [[question, 2]], given),
    scoredPack('stranger', 'Someone of nour', [[question, 5]]),
  ]) {
    bridge.put({ view, texts: new Map() });
  }
  const { createGroup } = await import('../../../../../src-renderer/kinds/interview-pack/compare/group-store.ts');
  const group = createGroup(origin);
  const stop = group.follow();
  const names = () => [...(group.store.getState().packs?.values() ?? [])].map(({ subject }) => subject).sort();
  await vi.waitFor(() => expect(group.store.getState().packs).not.toBeNull());
  return { bridge, group, stop, names };
};

describe('the packs of the candidates who were asked the same', () => {
  let opened: Awaited<ReturnType<typeof open>>;
  beforeEach(async () => {
    opened = await open('nour');
  });
  afterEach(() => {
    opened.stop();
    vi.unstubAllGlobals();
  });

  it('are those that name the origin, and the origin itself', () => {
    expect(opened.names()).toEqual(['Ada', 'Li', 'Nour']);
  });

  it('follow a score that is given', async () => {
    const { bridge, group } = opened;
    const [section] = group.store.getState().packs?.get(id('ada'))?.sections ?? [];
    if (!section) throw new Error('no question');
    await bridge.call('section.mark', { sectionId: section.id, name: 'score', data: { score: 3, notes: '' } });
    await vi.waitFor(() =>
      expect(group.store.getState().packs?.get(id('ada'))?.sections[0]?.marks).toEqual({
        score: { score: 3, notes: '' },
      }),
    );
  });

  it('lose one that is deleted, and have it again when it is restored', async () => {
    const { bridge, names } = opened;
    await bridge.call('document.delete', { documentIds: ['li'] });
    await vi.waitFor(() => expect(names()).toEqual(['Ada', 'Nour']));
    await bridge.call('document.restore', { documentIds: ['li'] });
    await vi.waitFor(() => expect(names()).toEqual(['Ada', 'Li', 'Nour']));
  });

  it('stay together when the one they come from is deleted', async () => {
    const { bridge, names } = opened;
    await bridge.call('document.delete', { documentIds: ['nour'] });
    await vi.waitFor(() => expect(names()).toEqual(['Ada', 'Li']));
  });

  it('are left as they are once nobody looks', async () => {
    const { bridge, stop, names, group } = opened;
    stop();
    await bridge.call('document.delete', { documentIds: ['li'] });
    expect(names()).toEqual(['Ada', 'Li', 'Nour']);
    await group.refresh();
    expect(names()).toEqual(['Ada', 'Nour']);
  });
});
