/** What a screen needs of a terminal's output and input; process.stdout and process.stdin have it. */
export interface ScreenStreams {
  readonly output: {
    write(text: string): unknown;
    readonly columns?: number;
    readonly rows?: number;
    on(event: 'resize', listener: () => void): unknown;
    off(event: 'resize', listener: () => void): unknown;
  };
  readonly input: {
    readonly isTTY?: boolean;
    setRawMode?(isRaw: boolean): unknown;
    on(event: 'data', listener: (data: Buffer | string) => void): unknown;
    off(event: 'data', listener: (data: Buffer | string) => void): unknown;
    resume(): unknown;
    pause(): unknown;
  };
}

export interface TerminalScreen {
  readonly columns: number;
  readonly rows: number;
  /** Shows these lines and nothing else. */
  draw(lines: readonly string[]): void;
  /** Restores the terminal. Safe to call twice. */
  close(): void;
}

const esc = '\u001b';
/** Switch to the alternate screen, hide the cursor, turn wrapping off; and back. */
const enter = `${esc}[?1049h${esc}[?25l${esc}[?7l${esc}[2J`;
const leave = `${esc}[?7h${esc}[?25h${esc}[?1049l`;

/** q, Q, Ctrl+C and Ctrl+D: in raw mode the terminal makes no signals of them. */
const leavingKeys = ['q', 'Q', '\u0003', '\u0004'];

/**
 * Takes over a terminal's whole screen until it is closed.
 *
 * @param onLeave the user pressed a key that leaves
 * @param onResize the terminal has another size now, and its old lines are gone
 */
export const openScreen = (
  { output, input }: ScreenStreams,
  { onLeave, onResize }: { onLeave: () => void; onResize: () => void },
): TerminalScreen => {
  let drawn: readonly string[] = [];
  let isOpen = true;
  const hearKey = (data: Buffer | string) => {
    const typed = data.toString();
    if (leavingKeys.some((key) => typed.includes(key))) onLeave();
  };
  const hearResize = () => {
    drawn = [];
    output.write(`${esc}[2J`);
    onResize();
  };
  output.write(enter);
  output.on('resize', hearResize);
  if (input.isTTY) {
    input.setRawMode?.(true);
    input.on('data', hearKey);
    input.resume();
  }
  return {
    get columns() {
      return output.columns ?? 80;
    },
    get rows() {
      return output.rows ?? 24;
    },
    draw: (lines) => {
      if (!isOpen) return;
      // Only the lines that differ, so that nothing flickers and a slow line isn't flooded.
      let text = '';
      for (let row = 0; row < Math.max(lines.length, drawn.length); row++) {
        if (lines[row] === drawn[row]) continue;
        text += `${esc}[${row + 1};1H${lines[row] ?? ''}${esc}[K`;
      }
      drawn = [...lines];
      if (text !== '') output.write(text);
    },
    close: () => {
      if (!isOpen) return;
      isOpen = false;
      output.off('resize', hearResize);
      if (input.isTTY) {
        input.off('data', hearKey);
        input.setRawMode?.(false);
        input.pause();
      }
      output.write(leave);
    },
  };
};
