import type { QueueOverview, QueueView } from '#shared/model/queue-overview.ts';
import { holdsText, isUnused, unhealthyText } from '../queue/queue-text.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { countText, printable } from '../terminal/terminal-text.ts';
import { momentText } from '../terminal/time-text.ts';
import type { QueueLook, Timers } from './look-at-queue.ts';
import type { MonitorOutput } from './monitor-command.ts';
import { monitorFrame } from './monitor-frame.ts';
import type { ScreenStreams } from './terminal-screen.ts';
import { openScreen } from './terminal-screen.ts';

const styled =
  (open: number, close: number) =>
  (text: string): string =>
    text === '' ? text : `\u001b[${open}m${text}\u001b[${close}m`;

const plain = (text: string): string => text;

/** Styles of the monitor: weight and colour, or none if the user wants none. */
export interface Paint {
  bold(text: string): string;
  faint(text: string): string;
  good(text: string): string;
  warning(text: string): string;
  bad(text: string): string;
}

/** Without colours the text is unchanged. */
export const paintWith = (hasColors: boolean): Paint =>
  hasColors
    ? { bold: styled(1, 22), faint: styled(2, 22), good: styled(32, 39), warning: styled(33, 39), bad: styled(31, 39) }
    : { bold: plain, faint: plain, good: plain, warning: plain, bad: plain };

const numbers = ({ running, waiting, held, failed, completed, cancelled }: QueueView): string =>
  [
    `${countText(running)} running`,
    `${countText(waiting)} waiting`,
    ...(held > 0 ? [`${countText(held)} held`] : []),
    `${countText(failed)} failed`,
    `${countText(completed)} completed`,
    ...(cancelled > 0 ? [`${countText(cancelled)} cancelled`] : []),
  ].join(', ');

const queueText = (queue: QueueView, now: number): string => {
  const holds = holdsText(queue, now);
  // Without the numbers, which change all the time and would make a new line each time.
  const unwell = queue.isHealthy ? '' : `; unhealthy: ${queue.reasons.map(unhealthyText).join(', ')}`;
  return printable(`${queue.queue}: ${numbers(queue)}${holds === '' ? '' : `; ${holds}`}${unwell}`);
};

/** The monitor where nobody looks at a screen: a line for each queue whose numbers have changed, with the time. */
export const createMonitorLines = (terminal: Terminal, now: () => number): MonitorOutput => {
  const told = new Map<string, string>();
  let wasLive: boolean | null = null;
  const say = (text: string) => terminal.out(`${momentText(now())} ${text}`);
  const tellQueues = ({ queues }: QueueOverview) => {
    for (const queue of queues) {
      const text = queueText(queue, now());
      if (told.get(queue.queue) === text || (isUnused(queue) && !told.has(queue.queue))) continue;
      told.set(queue.queue, text);
      say(text);
    }
  };
  return {
    outlivesOwner: false,
    show: ({ overview }, isLive) => {
      if (wasLive === null && overview.queues.every(isUnused)) say('no jobs yet');
      tellQueues(overview);
      if (!isLive && wasLive !== false) say('Dossier is not running: nothing is being done until it is.');
      wasLive = isLive;
    },
    lose: () => say('Dossier has gone away; nothing is being done until it runs again.'),
    close: () => {},
  };
};

export interface MonitorScreenOptions {
  readonly streams: ScreenStreams;
  readonly paint: Paint;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly timers: Timers;
  /** The user pressed a key that leaves. */
  readonly onLeave: () => void;
}

const tickMs = 1_000;

/** The monitor on a whole screen, drawn again on changes, and once a second while the clocks of running jobs turn. */
export const openMonitorScreen = ({ streams, paint, now, timers, onLeave }: MonitorScreenOptions): MonitorOutput => {
  let look: QueueLook | null = null;
  let isLive = false;
  let isLost = false;
  let stopClock = () => {};
  const draw = () => {
    stopClock();
    stopClock = () => {};
    if (look === null) {
      screen.draw(['Dossier', '', 'Looking at the queue…']);
      return;
    }
    const { columns, rows } = screen;
    screen.draw(monitorFrame(look, { columns, rows, now: now(), isLive, isLost, paint }));
    if (isLive && !isLost && look.running.length > 0) stopClock = timers.set(draw, tickMs);
  };
  const screen = openScreen(streams, { onLeave, onResize: draw });
  draw();
  return {
    outlivesOwner: true,
    show: (seen, live) => {
      look = seen;
      isLive = live;
      isLost = false;
      draw();
    },
    lose: () => {
      isLost = true;
      draw();
    },
    close: () => {
      stopClock();
      screen.close();
    },
  };
};
