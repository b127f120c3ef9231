import type { MonitorArguments } from '../cli/monitor/monitor-arguments.ts';
import { monitorCommand } from '../cli/monitor/monitor-command.ts';
import { createMonitorLines, openMonitorScreen, paintWith } from '../cli/monitor/monitor-screen.ts';
import type { Terminal } from '../cli/terminal/terminal.ts';
import { systemClock, systemTimers } from '../platform/system-clock.ts';
import type { TerminalData } from './terminal-owner.ts';
import { createOwnerFinder } from './terminal-owner.ts';

const { now } = systemClock;

/** Shows the queue on the terminal's whole screen, or as lines where stdout is none. Returns the exit code. */
export const runMonitor = async (
  args: MonitorArguments,
  data: TerminalData,
  terminal: Terminal,
  stop: AbortSignal,
): Promise<number> => {
  const leaving = new AbortController();
  const leave = () => leaving.abort();
  if (stop.aborted) leave();
  stop.addEventListener('abort', leave, { once: true });
  // Whoever read has hung up: there is nobody left to show anything to.
  process.stdout.on('error', leave);
  const { TERM: term, NO_COLOR: noColor = '' } = process.env;
  const isScreen = process.stdout.isTTY && term !== 'dumb';
  const open = () => {
    const streams = { output: process.stdout, input: process.stdin };
    process.stdin.on('error', leave);
    const paint = paintWith(noColor === '');
    return openMonitorScreen({ streams, paint, now, timers: systemTimers, onLeave: leave });
  };
  const output = isScreen ? open() : createMonitorLines(terminal, now);
  // However the process ends, the terminal is the user's again.
  process.once('exit', () => output.close());
  const owners = createOwnerFinder(data, leaving.signal);
  return monitorCommand(args, { owners, output, timers: systemTimers, signal: leaving.signal });
};
