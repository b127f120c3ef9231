import { EventEmitter } from 'node:events';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { QueueLook } from '../../../src-main/cli/monitor/look-at-queue.ts';
import type { FrameOptions } from '../../../src-main/cli/monitor/monitor-frame.ts';
import { monitorFrame } from '../../../src-main/cli/monitor/monitor-frame.ts';
import { openMonitorScreen, paintWith } from '../../../src-main/cli/monitor/monitor-screen.ts';
import { textWidth } from '../../../src-main/cli/terminal/terminal-text.ts';
import { ManualTime } from '../../support/manual-time.ts';
import { heldLane, jobOf, now, overviewOf, queueOf, runningJob } from './support/queue-fixtures.ts';

const sections = queueOf({ running: 2, waiting: 40, completed: 120, throughputPerMinute: 12.34, errorRate: 0.02 });
const chat = queueOf({ queue: 'chat', waiting: 1, held: 1, lanes: [heldLane('offline', now + 20_000)] });
const audio = queueOf({
  queue: 'audio',
  failed: 9,
  isHealthy: false,
  reasons: [{ type: 'error-rate', rate: 0.4, limit: 0.25, window: 50 }],
});

const look: QueueLook = {
  overview: overviewOf(sections, chat, audio, queueOf({ queue: 'images' })),
  running: [
    runningJob({ progress: { done: 3, total: 12, unit: 'photos' } }),
    runningJob({ id: 'job-2', title: '日本語の職務経歴書 🙂', documentTitle: 'عرض تقديمي' }),
  ],
  next: Array.from({ length: 40 }, (_, n) =>
    jobOf({ id: `job-${n + 9}`, wait: { type: 'turn', ahead: n, estimatedMs: 4_000 } }),
  ),
};

const frame = (change: Partial<FrameOptions> = {}, of = look) =>
  monitorFrame(of, {
    columns: 100,
    rows: 20,
    now,
    isLive: true,
    isLost: false,
    paint: paintWith(false),
    ...change,
  });

describe('the monitor’s screen', () => {
  it('shows queues with holds and health, what runs with its progress, and what comes next', () => {
    expect(frame()).toMatchInlineSnapshot(`
      [
        "Dossier                                                                                     18:30:05",
        "unhealthy: audio: 40 % of the last 50 failed (limit 25 %) (2 running, 41 waiting, 1 held (offline))",
        "",
        "QUEUE     RUNNING  WAITING  HELD  FAILED  COMPLETED  A MINUTE  ERRORS  STATE",
        "sections        2       40     0       0        120      12.3     2 %  healthy",
        "chat            0        1     1       0          0       0.0       -  held: offline until 18:30:25",
        "audio           0        0     0       9          0       0.0       -  unhealthy",
        "1 queue without jobs",
        "",
        "RUNNING                DOCUMENT                       STATE                   TRY  TIME",
        "Education              Kwame Mensah, Cloud Architect  ██░░░░░░░░ 3/12 photos  1/3  0:21",
        "日本語の職務経歴書 🙂  عرض تقديمي                                             1/3  0:21",
        "",
        "NEXT IN LINE  DOCUMENT                       STATE                 TRY  TIME",
        "Education     Kwame Mensah, Cloud Architect  next, about 4.0 s     0/3  12 s",
        "Education     Kwame Mensah, Cloud Architect  1 ahead, about 4.0 s  0/3  12 s",
        "Education     Kwame Mensah, Cloud Architect  2 ahead, about 4.0 s  0/3  12 s",
        "Education     Kwame Mensah, Cloud Architect  3 ahead, about 4.0 s  0/3  12 s",
        "",
        "q leaves. 41 in line.",
      ]
    `);
  });

  it.each([
    [20, 10],
    [40, 12],
    [80, 24],
    [132, 50],
    [100, 3],
  ])('fits into %i columns and %i rows', (columns, rows) => {
    const lines = frame({ columns, rows });
    expect(lines.length).toBeLessThanOrEqual(rows);
    // Below this there is no room for a queue's name and numbers; the terminal cuts the rest.
    if (columns >= 80) for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(columns);
    expect(lines.at(-1)).toMatch(/^q leaves/);
  });

  it('says that nothing runs, and since when it shows this', () => {
    expect(frame({ isLive: false }).join('\n')).toContain('Dossier is not running: nothing is being done.');
    expect(frame({ isLost: true }).join('\n')).toContain('Dossier has gone away.');
  });

  it('says the same with colours and without', () => {
    const colored = frame({ paint: paintWith(true) });
    expect(colored.join('')).toContain('\u001b[31m');
    expect(colored.map(stripVTControlCharacters)).toEqual(frame());
    expect(frame().join('')).not.toContain('\u001b');
  });
});

/** A terminal in memory. */
const createTerminal = () => {
  const output = Object.assign(new EventEmitter(), {
    text: '',
    columns: 100,
    rows: 20,
    write: (text: string) => {
      output.text += text;
    },
  });
  const input = Object.assign(new EventEmitter(), {
    isTTY: true,
    isRaw: false,
    isPaused: true,
    setRawMode: (isRaw: boolean) => {
      input.isRaw = isRaw;
    },
    resume: () => {
      input.isPaused = false;
    },
    pause: () => {
      input.isPaused = true;
    },
  });
  const take = (): string => {
    const { text } = output;
    output.text = '';
    return text;
  };
  return { output, input, take };
};

const open = () => {
  const terminal = createTerminal();
  const time = new ManualTime();
  const left: string[] = [];
  const screen = openMonitorScreen({
    streams: terminal,
    paint: paintWith(false),
    now: () => now + time.elapsed(),
    timers: time,
    onLeave: () => void left.push('left'),
  });
  return { ...terminal, time, screen, left };
};

describe('the terminal that the monitor takes over', () => {
  it('is given back as it was, once', () => {
    const { screen, input, take } = open();
    expect(take()).toContain('\u001b[?1049h');
    expect(input).toMatchObject({ isRaw: true, isPaused: false });
    screen.show(look, true);
    take();
    screen.close();
    screen.close();
    expect(take()).toBe('\u001b[?7h\u001b[?25h\u001b[?1049l');
    expect(input).toMatchObject({ isRaw: false, isPaused: true });
    expect(input.listenerCount('data')).toBe(0);
    screen.show(look, true);
    expect(take()).toBe('');
  });

  it.each(['q', 'Q', '\u0003'])('is left by %j', (key) => {
    const { input, left } = open();
    input.emit('data', Buffer.from('x'));
    expect(left).toEqual([]);
    input.emit('data', Buffer.from(key));
    expect(left).toEqual(['left']);
  });

  it('turns the clocks once a second while something runs, and rests while nothing does', async () => {
    const { screen, take, time } = open();
    screen.show(look, true);
    take();
    await time.advance(1_000);
    const ticked = take();
    expect(ticked).toContain('0:22');
    // Only the lines that differ are written.
    expect(ticked).not.toContain('QUEUE');
    screen.show({ ...look, running: [] }, true);
    take();
    await time.advance(10_000);
    expect(take()).toBe('');
    screen.show(look, false);
    take();
    await time.advance(10_000);
    expect(take()).toBe('');
    screen.close();
  });

  it('is drawn anew when its size changes', () => {
    const { screen, output, take } = open();
    screen.show(look, true);
    take();
    output.columns = 60;
    output.emit('resize');
    const text = take();
    expect(text.startsWith('\u001b[2J')).toBe(true);
    expect(text).toContain('QUEUE');
    screen.close();
  });
});
