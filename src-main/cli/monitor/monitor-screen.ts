import type { QueueLook } from './look-at-queue.ts';
import type { MonitorOutput } from './monitor-command.ts';
import { monitorFrame } from './monitor-frame.ts';
import type { Paint } from './paint.ts';
import type { ScreenStreams } from './terminal-screen.ts';
import { openScreen } from './terminal-screen.ts';
import type { Timers } from './timers.ts';

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
