import { describe, expect, it } from 'vitest';
import { en } from '#shared/i18n/en.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import { textLabel } from '#shared/model/label.ts';
import type { LaneView, QueueOverview } from '#shared/model/queue-overview.ts';
import { defaultConnection, drafterStatus } from '../../../src-renderer/app/server-status.ts';
import { jobTitle, kindName } from '../../../src-renderer/features/queue/jobs/job-text.ts';
import {
  paceText,
  serverName,
  serverRows,
  workText,
} from '../../../src-renderer/features/queue/servers/server-rows.ts';
import { connectionView, localView } from './connection-view.ts';

const t = createTranslator('en', en);
const now = Date.UTC(2026, 10, 20, 12);
const lane = (change: Partial<LaneView>): LaneView => ({
  lane: 'sections@x',
  origin: 'https://api.openai.com',
  scheduled: 0,
  blocked: 0,
  ready: 0,
  running: 0,
  hold: null,
  nextStartAt: null,
  ...change,
});
const overview = (...lanes: LaneView[]) =>
  ({ at: now, isHealthy: true, queues: [{ lanes }] }) as unknown as QueueOverview;
const openai = connectionView();

describe('the servers on the Queue page (B5, B7)', () => {
  it('are told by the user’s own name, with all their work over all queues', () => {
    const lanes = [
      lane({ running: 2, ready: 6 }),
      lane({ lane: 'chat@x', blocked: 3 }),
      lane({ origin: 'embedded', running: 1 }),
    ];
    const [row, ...others] = serverRows(overview(...lanes), [openai]);
    expect(others).toEqual([]);
    expect(row && [serverName(row), workText(t, row)]).toEqual(['OpenAI', '2 drafting · 9 waiting']);
    expect(serverName({ origin: 'https://gone.example.com:8443', connection: null })).toBe('gone.example.com:8443');
  });

  it('are left out where there is nothing to say of them', () => {
    expect(serverRows(overview(lane({})), [openai, localView()])).toEqual([]);
    const slowed = connectionView({ currentConcurrency: 2 });
    expect(serverRows(overview(lane({})), [slowed])).toHaveLength(1);
    expect(serverRows(overview(), [connectionView({ pausedUntil: now + 9_000 })])).toHaveLength(1);
  });

  it('say who takes over from one that is held, and when', () => {
    const takeover = (at: number, label: string | null) => ({ at, provider: 'spare', label });
    const held = (at: number, label: string | null) => {
      const hold = { reason: 'offline', until: null, takeover: takeover(at, label) } as const;
      const [row] = serverRows(overview(lane({ ready: 1, hold })), [openai]);
      return row && paceText(t, 'en', row, now).text;
    };
    expect(held(now + 4 * 60_000, 'Spare')).toContain('Spare takes over in 4 min');
    expect(held(now - 1, null)).toMatch(/drafter takes over$/);
  });

  it('take the user’s own pause for no hold', () => {
    const paused = lane({ ready: 1, hold: { reason: 'paused', until: null } });
    expect(serverRows(overview(paused), [openai])[0]?.hold).toBeNull();
    const offline = lane({ ready: 1, hold: { reason: 'offline', until: null } });
    expect(serverRows(overview(offline), [openai])[0]?.held).toEqual(['sections@x']);
  });

  it('say their pace, and why it is not faster', () => {
    const pace = (connection = openai, hold: LaneView['hold'] = null) => {
      const [row] = serverRows(overview(lane({ ready: 1, hold })), [connection]);
      return row && paceText(t, 'en', row, now);
    };
    expect(pace()).toEqual({ text: '4 at once', isKeptBack: false });
    expect(pace(connectionView({ currentConcurrency: 2 }))).toEqual({
      text: '2 at once, slowed down',
      isKeptBack: true,
    });
    expect(pace(connectionView({ pausedUntil: now + 90_000 }))?.text).toMatch(/^Paused until \d\d:\d\d, as it asked$/);
    expect(pace(connectionView({ pausedUntil: now - 1 }))?.text).toBe('4 at once');
    expect(pace(openai, { reason: 'no-key', until: null })).toEqual({ text: 'No working key', isKeptBack: true });
  });

  it('say of an outage since when it lasts, what failed, and when the next call tries (F13)', () => {
    const error = { code: 'provider.closed', message: 'It closed.' } as const;
    const said = (until: number | null, isTrying: boolean) => {
      const outage = { since: now - 60_000, tries: 4, isTrying, error };
      const [row] = serverRows(overview(lane({ ready: 1, hold: { reason: 'trouble', until, outage } })), [openai]);
      return row && paceText(t, 'en', row, now).text;
    };
    expect(said(now + 40_000, false)).toMatch(
      /^Server in trouble since \d\d:\d\d · closed without an answer · next try in \d+ s$/,
    );
    expect(said(null, true)).toMatch(/ · trying now$/);
  });

  it('name a server that was removed while work waits for it', () => {
    const gone = lane({ origin: 'removed:lab', ready: 3, hold: { reason: 'no-server', until: null } });
    const [row] = serverRows(overview(gone), []);
    expect(row && [serverName(row), paceText(t, 'en', row, now).text]).toEqual(['lab', 'Server removed']);
  });
});

describe('work by kind', () => {
  it('tells a first draft from the model’s', () => {
    const job = { label: textLabel('Education'), queue: 'sections' };
    expect(jobTitle(t, { ...job, kind: 'draft-section' })).toBe('Education');
    expect(jobTitle(t, { ...job, kind: 'first-draft' })).toBe('Education · first draft');
    expect([kindName(t, 'first-draft'), kindName(t, 'unheard-of')]).toEqual([
      'First draft, by the embedded drafter',
      '',
    ]);
  });
});

describe('who drafts, in the status bar', () => {
  it('is the drafter of the settings, and whether it can be reached', () => {
    expect(defaultConnection({ connections: [openai], defaultProvider: 'openai' })).toBe(openai);
    expect(defaultConnection({ connections: null, defaultProvider: 'openai' })).toBeNull();
    const status = (...rest: [Parameters<typeof drafterStatus>[1], Parameters<typeof drafterStatus>[2], boolean]) => {
      const { tone, state, detail } = drafterStatus(t, ...rest, true);
      return `${tone}: ${state}${detail ? ` · ${detail}` : ''}`;
    };
    expect(status(openai, undefined, true)).toBe('good: Online · OpenAI');
    expect(status(openai, undefined, false)).toBe('warn: Offline · OpenAI');
    expect(status(localView(), undefined, false)).toBe('good: On this computer · Ollama');
    expect(status(openai, 'quota', true)).toBe('warn: Quota used up · OpenAI');
    expect(status(null, undefined, false)).toBe('good: Embedded drafter · Ready');
  });
});
