import { describe, expect, it } from 'vitest';
import { parseHealthArguments } from '../../../src-main/cli/health/health-command.ts';
import { parseMonitorArguments } from '../../../src-main/cli/monitor/monitor-arguments.ts';
import { parseQueueArguments } from '../../../src-main/cli/queue/queue-arguments.ts';
import { parseMoment } from '../../../src-main/cli/terminal/parse-moment.ts';
import { parseDraft } from './support/parse-draft.ts';
import { now } from './support/queue-fixtures.ts';

const parse = (...args: string[]) => parseQueueArguments(args, now);
const hour = 3_600_000;

describe('the arguments of queue', () => {
  it('lists open jobs, fifty of them, unless told', () => {
    expect(parse('list')).toMatchObject({ verb: 'list', state: 'open', limit: 50, offset: 0, json: false });
    expect(
      parse('list', '--queue', 'audio', '--state', 'failed', '--limit', '500', '--offset', '99000', '--json'),
    ).toMatchObject({ queue: 'audio', state: 'failed', limit: 500, offset: 99_000, json: true });
  });

  it('takes ids, each once, or all that failed or are open', () => {
    expect(parse('retry', 'a', 'b', 'a')).toMatchObject({ verb: 'retry', jobIds: ['a', 'b'], failed: false });
    expect(parse('retry', '--failed', '--queue', 'chat', '--run', 'r', '--batch', 'b')).toMatchObject({
      failed: true,
      queue: 'chat',
      run: 'r',
      batch: 'b',
    });
    expect(parse('cancel', '--all', '--data-dir', '/tmp/x')).toMatchObject({ all: true, 'data-dir': '/tmp/x' });
  });

  it('takes a priority and ids, a moment or now, and a time to wait', () => {
    expect(parse('priority', '9', 'a')).toMatchObject({ verb: 'priority', priority: 9, jobIds: ['a'] });
    expect(parse('schedule', 'a', '--at', '+2h')).toMatchObject({ dueAt: now + 2 * hour });
    expect(parse('schedule', 'a', '--now')).toMatchObject({ dueAt: null });
    expect(parse('wait', 'a')).toMatchObject({ timeoutMs: 300_000 });
    expect(parse('wait', 'a', '--timeout', '0.5')).toMatchObject({ timeoutMs: 500 });
    expect(parse('clean', '--older-than', '0')).toMatchObject({ 'older-than': 0 });
  });

  it.each([
    [[], /queue takes a verb.*list/],
    [['lst'], /"lst" is no verb/],
    [['toString'], /no verb/],
    [['list', '--queue', 'nope'], /--queue takes sections/],
    [['list', '--state', 'done'], /--state takes open/],
    [['list', '--limit', '0'], /--limit takes a whole number from 1 to 500/],
    [['list', '--limit', '501'], /--limit/],
    [['list', '--limit', ''], /--limit/],
    [['list', '--offset', '1.5'], /--offset/],
    [['list', 'a'], /a/],
    [['list', '--nonsense'], /--nonsense/],
    [['show'], /show takes the id of one job/],
    [['show', 'a', 'b'], /one job/],
    [['show', 'a b'], /"a b" is not the id/],
    [['retry'], /id of a job is missing, or --failed/],
    [['retry', 'a', '--failed'], /--failed and ids/],
    [['retry', 'a', '--queue', 'chat'], /go with --failed/],
    [['retry', '--failed', '--batch', '/'], /--batch: "\/"/],
    [['retry', '--failed', '--run', '/'], /--run: "\/"/],
    [['cancel'], /or --all/],
    [['cancel', 'a', '--all'], /exclude/],
    [['cancel', 'a', '--batch', 'b'], /go with --all/],
    [['pause', '--queue', ''], /--queue takes/],
    [['clean', '--older-than', '-1'], /older-than/],
    [['clean', '--older-than', 'x'], /--older-than takes/],
    [['priority'], /priority takes a number/],
    [['priority', '11', 'a'], /priority takes a whole number from 1 to 10/],
    [['priority', 'a'], /priority takes a whole number/],
    [['priority', '5'], /id of a job is missing/],
    [['schedule', 'a'], /either --at TIME or --now/],
    [['schedule', 'a', '--at', '18:00', '--now'], /either/],
    [['schedule', 'a', '--at', 'soon'], /--at takes a time/],
    [['schedule', '--now'], /id of a job is missing/],
    [['wait'], /id of a job is missing/],
    [['wait', 'a', '--timeout', '-1'], /timeout/],
    [['wait', 'a', '--timeout', '90000'], /--timeout takes seconds/],
    [['show', ...Array.from({ length: 2 }, (_, n) => `j${n}`)], /one job/],
    [['retry', ...Array.from({ length: 501 }, (_, n) => `j${n}`)], /at most 500/],
    [['list', '--data-dir', ''], /--data-dir is empty/],
  ])('refuses %j and names what is wrong', (args, message) => {
    expect(() => parse(...args)).toThrow(message);
  });
});

describe('the arguments of monitor, health and draft', () => {
  it('takes an interval in seconds', () => {
    expect(parseMonitorArguments([])).toEqual({ 'data-dir': undefined, intervalMs: 250 });
    expect(parseMonitorArguments(['--interval', '2'])).toMatchObject({ intervalMs: 2_000 });
    expect(() => parseMonitorArguments(['--interval', '0'])).toThrow(/--interval/);
    expect(() => parseMonitorArguments(['--json'])).toThrow(/--json/);
    expect(parseHealthArguments(['--json'])).toMatchObject({ json: true });
    expect(() => parseHealthArguments(['now'])).toThrow(/now/);
  });

  it('drafts later and sooner than others (D4, D5)', () => {
    const draft = (...args: string[]) => parseDraft(args, now);
    expect(draft('--priority', '10', '--at', '+1d')).toMatchObject({ priority: 10, startAt: now + 24 * hour });
    expect(draft().priority).toBeUndefined();
    expect(draft().startAt).toBeUndefined();
    expect(() => draft('--priority', '0')).toThrow(/--priority/);
    expect(() => draft('--at', 'x')).toThrow(/--at takes a time/);
    expect(() => draft('--at', '+1h', '--wait', '3')).toThrow(/--at and --wait/);
  });
});

describe('a moment as somebody types it', () => {
  const at = (text: string) => parseMoment(text, now, '--at');

  it('is a time of day to come, a date, or so long from now', () => {
    expect(at('18:31')).toBe(new Date(2026, 0, 5, 18, 31).getTime());
    expect(at('18:30')).toBe(new Date(2026, 0, 6, 18, 30).getTime());
    expect(at('7:05')).toBe(new Date(2026, 0, 6, 7, 5).getTime());
    expect(at('2026-02-01')).toBe(new Date(2026, 1, 1).getTime());
    expect(at('2026-02-01 08:15')).toBe(new Date(2026, 1, 1, 8, 15).getTime());
    expect(at('2026-02-01T08:15:30Z')).toBe(Date.UTC(2026, 1, 1, 8, 15, 30));
    expect(at('2026-02-01T08:15+02:00')).toBe(Date.UTC(2026, 1, 1, 6, 15));
    expect(at('+90s')).toBe(now + 90_000);
    expect(at('+30m')).toBe(now + hour / 2);
  });

  it.each(['', 'soon', '25:00', '18:60', '2026-02-30', '2026-13-01', '+2', '+2w', '-2h', '2026-02-01 24:30'])(
    'is not %j',
    (text) => {
      expect(() => at(text)).toThrow(/--at takes a time/);
    },
  );

  it('is neither past nor beyond all plans', () => {
    expect(() => at('2026-01-05 18:00')).toThrow(/is past/);
    expect(() => at('2100-01-01')).toThrow(/ten years/);
  });
});
