const hourMs = 3_600_000;

/** Moments that work is often put off to. */
export interface LaterTime {
  readonly name: 'hour' | 'evening' | 'morning';
  /** Epoch milliseconds. */
  readonly at: number;
}

const atClock = (now: number, daysOn: number, hour: number): number => {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + daysOn, hour).getTime();
};

/** In an hour, this evening unless it has begun, tomorrow morning; in the user's own time. Pure. */
export const laterTimes = (now: number): LaterTime[] => {
  const evening = atClock(now, 0, 20);
  return [
    { name: 'hour', at: now + hourMs },
    ...(evening > now ? [{ name: 'evening' as const, at: evening }] : []),
    { name: 'morning', at: atClock(now, 1, 8) },
  ];
};

/** A moment as a field for date and time takes it: `2026-11-20T14:05`, in the user's own time. Pure. */
export const toFieldValue = (at: number): string => {
  const date = new Date(at);
  const pad = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  return `${day}T${pad(date.getHours())}:${pad(date.getMinutes())}`;
};

/** What such a field holds, in epoch milliseconds; null when it holds no moment to come. Pure. */
export const fromFieldValue = (value: string, now: number): number | null => {
  const at = new Date(value).getTime();
  return Number.isFinite(at) && at > now ? at : null;
};
