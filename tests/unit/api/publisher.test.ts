import { describe, expect, it } from 'vitest';
import { Publisher } from '../../../src-main/api/publisher.ts';
import type { AppEvent, EventPayload } from '../../../src-shared/contract/events.ts';
import { documentIdSchema, sectionIdSchema } from '../../../src-shared/model/ids.ts';
import type { QueueStatus } from '../../../src-shared/model/queue-status.ts';
import { ManualTime } from '../../support/manual-time.ts';
import { testStore } from '../../support/sqlite-store.ts';

const frame = 16;
const status: QueueStatus = {
  queueSize: 0,
  concurrentJobs: 0,
  processing: false,
  remainingMs: null,
  holds: [],
  statistics: { totalJobs: 0, completedJobs: 0, failedJobs: 0, successRate: null },
};

const setUp = () => {
  const store = testStore();
  const time = new ManualTime();
  const unexpected: unknown[] = [];
  const reads: string[] = [];
  const durable = { current: Promise.resolve() };
  const publisher = new Publisher({
    events: {
      lastSeq: () => store.events.lastSeq(),
      since: (seq, limit) => {
        reads.push('since');
        return store.events.since(seq, limit);
      },
    },
    timers: time,
    whenDurable: () => durable.current,
    queueStatus: () => {
      reads.push('status');
      return status;
    },
    onUnexpected: (error) => unexpected.push(error),
  });
  store.database.onCommit(() => publisher.committed());
  const change = (count = 1) =>
    store.database.write(() => {
      for (let i = 0; i < count; i++) store.events.append('lane', 'lane', null);
    });
  return { store, time, unexpected, reads, durable, publisher, change };
};

const delta = (change: Partial<EventPayload<'section.delta'>> = {}): EventPayload<'section.delta'> => ({
  documentId: documentIdSchema.parse('d'),
  sectionId: sectionIdSchema.parse('s'),
  claimNo: 1,
  offset: 0,
  text: '',
  ...change,
});

const changesIn = (heard: readonly AppEvent[]) =>
  heard.flatMap((event) => (event.name === 'store.changed' ? [event.payload] : []));
const textsIn = (heard: readonly AppEvent[]) =>
  heard.flatMap((event) => (event.name === 'section.delta' ? [event.payload] : []));

describe('the publisher', () => {
  it('tells the changes of a frame in one batch, in order and without a gap', async () => {
    const { publisher, change, time } = setUp();
    const heard: AppEvent[] = [];
    publisher.subscribe((event) => heard.push(event));
    change();
    change(2);
    await time.advance(frame - 1);
    expect(heard).toEqual([]);
    await time.advance(1);
    change();
    await time.advance(frame);
    expect(changesIn(heard).map(({ fromSeq, toSeq }) => [fromSeq, toSeq])).toEqual([
      [1, 3],
      [4, 4],
    ]);
    expect(changesIn(heard).flatMap(({ changes }) => changes.map(({ seq }) => seq))).toEqual([1, 2, 3, 4]);
  });

  it('tells a change once it is on the disk, later ones after it, and streamed text at once (F4)', async () => {
    const { publisher, change, time, durable } = setUp();
    const heard: AppEvent[] = [];
    publisher.subscribe((event) => heard.push(event));
    const disk = { sync: () => {} };
    durable.current = new Promise((resolve) => {
      disk.sync = resolve;
    });
    change();
    publisher.delta(delta({ text: 'x' }));
    await time.advance(frame);
    change();
    await time.advance(frame);
    expect(heard.map(({ name }) => name)).toEqual(['section.delta']);
    disk.sync();
    await time.advance(frame);
    expect(changesIn(heard).map(({ fromSeq, toSeq }) => [fromSeq, toSeq])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it('tells nobody of what could not get to the disk (F4)', async () => {
    const { publisher, change, time, durable, unexpected } = setUp();
    const heard: AppEvent[] = [];
    publisher.subscribe((event) => heard.push(event));
    durable.current = Promise.reject(new Error('EIO'));
    durable.current.catch(() => {});
    change();
    await time.advance(frame);
    await time.advance(frame);
    expect([heard, unexpected]).toEqual([[], []]);
  });

  it('begins with what comes after the first listener came: the rest is in its snapshot', async () => {
    const { publisher, change, time } = setUp();
    change(3);
    const heard: AppEvent[] = [];
    publisher.subscribe((event) => heard.push(event));
    change();
    await time.advance(frame);
    expect(changesIn(heard)).toMatchObject([{ fromSeq: 4, toSeq: 4 }]);
  });

  it('tells the same to everybody who listens', async () => {
    const { publisher, change, time } = setUp();
    const [one, two]: [AppEvent[], AppEvent[]] = [[], []];
    publisher.subscribe((event) => one.push(event));
    publisher.subscribe((event) => two.push(event));
    change();
    await time.advance(frame);
    expect(one).toHaveLength(1);
    expect(two).toEqual(one);
  });

  it('tells five hundred changes one by one, and more as a gap that says: ask again', async () => {
    const { publisher, change, time, reads } = setUp();
    const heard: AppEvent[] = [];
    publisher.subscribe((event) => heard.push(event));
    change(500);
    await time.advance(frame);
    expect(changesIn(heard)[0]).toMatchObject({ fromSeq: 1, toSeq: 500 });
    expect(changesIn(heard)[0]?.changes).toHaveLength(500);
    reads.length = 0;
    change(501);
    await time.advance(frame);
    // A client that is at 500 expects 501; anything else is a gap.
    expect(changesIn(heard)[1]).toMatchObject({ fromSeq: 1_001, toSeq: 1_001, changes: [] });
    expect(reads).toEqual(['status']);
    change();
    await time.advance(frame);
    expect(changesIn(heard)[2]).toMatchObject({ fromSeq: 1_002, toSeq: 1_002 });
  });

  it('says nothing after a commit that changed nothing worth telling', async () => {
    const { publisher, change, time } = setUp();
    const heard: AppEvent[] = [];
    publisher.subscribe((event) => heard.push(event));
    change(0);
    await time.advance(frame);
    expect(heard).toEqual([]);
  });

  it('joins the text of a frame, section by section (A7)', async () => {
    const { publisher, time } = setUp();
    const heard: AppEvent[] = [];
    publisher.subscribe((event) => heard.push(event));
    const other = sectionIdSchema.parse('other');
    publisher.delta(delta({ offset: 0, text: 'One ' }));
    publisher.delta(delta({ sectionId: other, offset: 0, text: 'A' }));
    publisher.delta(delta({ offset: 4, text: 'two ' }));
    publisher.delta(delta({ offset: 8, text: 'three' }));
    await time.advance(frame);
    expect(textsIn(heard).map(({ sectionId, offset, text }) => [sectionId, offset, text])).toEqual([
      ['s', 0, 'One two three'],
      ['other', 0, 'A'],
    ]);
    publisher.delta(delta({ offset: 13, text: '.' }));
    await time.advance(frame);
    expect(textsIn(heard)[2]).toMatchObject({ offset: 13, text: '.' });
  });

  it('never joins the text of two claims: the later one begins anew', async () => {
    const { publisher, time } = setUp();
    const heard: AppEvent[] = [];
    publisher.subscribe((event) => heard.push(event));
    publisher.delta(delta({ offset: 0, text: 'Old' }));
    publisher.delta(delta({ claimNo: 2, offset: 0, text: 'New' }));
    publisher.delta(delta({ claimNo: 2, offset: 3, text: 'er' }));
    await time.advance(frame);
    expect(textsIn(heard).map(({ claimNo, text }) => [claimNo, text])).toEqual([[2, 'Newer']]);
  });

  it('lets nobody suffer from a listener that throws', async () => {
    const { publisher, change, time, unexpected } = setUp();
    const heard: AppEvent[] = [];
    const broken = new Error('broken');
    publisher.subscribe(() => {
      throw broken;
    });
    publisher.subscribe((event) => heard.push(event));
    change();
    await time.advance(frame);
    publisher.delta(delta({ text: 'x' }));
    await time.advance(frame);
    expect(heard).toHaveLength(2);
    expect(unexpected).toEqual([broken, broken]);
  });

  it('reads nothing while nobody listens, and arms no timer', async () => {
    const { publisher, change, time, reads } = setUp();
    const heard: AppEvent[] = [];
    const stop = publisher.subscribe((event) => heard.push(event));
    stop();
    change();
    publisher.delta(delta({ text: 'x' }));
    await time.advance(frame);
    expect([heard, reads]).toEqual([[], []]);
    publisher.subscribe((event) => heard.push(event));
    change();
    await time.advance(frame);
    expect(changesIn(heard)).toMatchObject([{ fromSeq: 2, toSeq: 2 }]);
    expect(textsIn(heard)).toEqual([]);
  });

  it('tells what is left when it is closed, then nothing, and leaves the store alone afterwards', async () => {
    const { publisher, change, time, store, reads } = setUp();
    const heard: AppEvent[] = [];
    publisher.subscribe((event) => heard.push(event));
    change();
    publisher.delta(delta({ text: 'last' }));
    await publisher.close();
    expect([changesIn(heard).length, textsIn(heard).length]).toEqual([1, 1]);
    change();
    reads.length = 0;
    store.database.close();
    publisher.delta(delta({ text: 'late' }));
    publisher.committed();
    await time.advance(1_000);
    expect([heard.length, reads]).toEqual([2, []]);
  });
});
