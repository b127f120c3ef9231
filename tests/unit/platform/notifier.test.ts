import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createNotifier } from '../../../src-main/platform/notifier.ts';

const system = vi.hoisted(() => ({ isSupported: true, made: [] as unknown[] }));

vi.mock('electron', () => ({
  app: { setAppUserModelId: () => {} },
  Notification: class extends EventEmitter {
    static isSupported = () => system.isSupported;
    readonly calls: string[] = [];
    readonly options: unknown;
    constructor(options: unknown) {
      super();
      this.options = options;
      system.made.push(this);
    }
    show = () => this.calls.push('show');
    close = () => this.calls.push('close');
  },
}));

interface Made extends EventEmitter {
  readonly calls: string[];
  readonly options: unknown;
}
/** What was shown, in the mock's terms. */
const made = () => system.made as Made[];

const words = { title: 'Ready: A', text: 'Every section is drafted.' };

describe('native notifications', () => {
  beforeEach(() => {
    system.isSupported = true;
    system.made.length = 0;
  });
  const notifier = createNotifier({ iconPath: '/icons/icon.png' });

  it('show a title and a sentence, and are taken away again (D6)', () => {
    const withdraw = notifier.show(words, () => {});
    expect(made()[0]?.options).toMatchObject({ title: words.title, body: words.text });
    expect(made()[0]?.calls).toEqual(['show']);
    withdraw();
    expect(made()[0]?.calls).toEqual(['show', 'close']);
  });

  it('tell when they are clicked, after which there is nothing to take away', () => {
    let clicks = 0;
    const withdraw = notifier.show(words, () => {
      clicks += 1;
    });
    made()[0]?.emit('click');
    withdraw();
    expect(clicks).toBe(1);
    expect(made()[0]?.calls).toEqual(['show']);
  });

  it('are not taken away once the user has closed them', () => {
    const withdraw = notifier.show(words, () => {});
    made()[0]?.emit('close');
    withdraw();
    expect(made()[0]?.calls).toEqual(['show']);
  });

  it('do nothing where the system has none', () => {
    system.isSupported = false;
    const withdraw = notifier.show(words, () => {});
    withdraw();
    expect(made()).toEqual([]);
  });
});
