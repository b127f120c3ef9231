import { describe, expect, it } from 'vitest';
import { en } from '#shared/i18n/en.ts';
import { fr } from '#shared/i18n/fr.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import type { JobSummary, JobWait } from '#shared/model/job.ts';
import type { QueueView } from '#shared/model/queue-overview.ts';
import { defaultQueueRules } from '#shared/model/queue-policy.ts';
import { describeHealth } from '../../../src-renderer/features/queue/health-text.ts';
import type { StateContext } from '../../../src-renderer/features/queue/jobs/job-text.ts';
import {
  attemptText,
  progressText,
  stateText,
  stateTone,
  timeText,
} from '../../../src-renderer/features/queue/jobs/job-text.ts';
import { describeLane, idleQueues } from '../../../src-renderer/features/queue/lanes/lane-text.ts';
import { jobSummary } from './job-summary.ts';

const t = createTranslator('en', en);
const french = createTranslator('fr', fr);
const now = 1_000_000;
const plain: StateContext = { wish: undefined, progress: null, nextStartAt: null };
const say = (job: JobSummary, context: Partial<StateContext> = {}) =>
  stateText(t, 'en', job, { ...plain, ...context }, now);
const waiting = (wait: JobWait, change: Partial<JobSummary> = {}) => say(jobSummary('a', { wait, ...change }));

describe('why a row waits (D4, B4)', () => {
  it('tells place and estimate', () => {
    expect(waiting({ type: 'turn', ahead: 0, estimatedMs: null })).toBe('Next in line');
    expect(waiting({ type: 'turn', ahead: 1, estimatedMs: 120_000 })).toBe('2nd in line, about 2 min');
  });

  it('tells when a start limit lets it go', () => {
    expect(say(jobSummary('a'), { nextStartAt: now + 18_000 })).toBe('Next start in 18 s');
    expect(say(jobSummary('a'), { nextStartAt: now - 1 })).toBe('Next in line');
  });

  it('tells what holds it, when it is due, and what it waits for', () => {
    expect(waiting({ type: 'held', reason: 'offline', until: null })).toBe('Offline: goes on by itself');
    expect(waiting({ type: 'held', reason: 'no-key', until: null })).toBe('Waits: No working key');
    expect(waiting({ type: 'due', at: now + 12_000 }, { attemptsSpent: 1 })).toBe('Tries again in 12 s');
    expect(waiting({ type: 'due', at: now + 3_600_000 })).toBe('Starts in 1 h');
    expect(waiting({ type: 'jobs', count: 5, failed: 0 })).toBe('Waits for 5 sections');
    expect(waiting({ type: 'jobs', count: 1, failed: 0 }, { queue: 'reports' })).toBe('Waits for 1 other');
    expect(waiting({ type: 'jobs', count: 5, failed: 1 })).toBe('Waits for something that failed');
    expect(waiting({ type: 'alone' })).toBe('Runs alone: stopped unexpectedly twice');
  });

  it('is coloured by whether somebody should look', () => {
    const tone = (change: Partial<JobSummary>) => stateTone(jobSummary('a', change), undefined, false);
    expect(tone({ wait: { type: 'held', reason: 'offline', until: null } })).toBe('warn');
    expect(tone({ wait: { type: 'jobs', count: 2, failed: 1 } })).toBe('bad');
    expect(tone({ state: 'failed', wait: null })).toBe('bad');
    expect(tone({})).toBe('plain');
  });
});

describe('how far a row is (A7)', () => {
  it('tells progress in the units of its kind', () => {
    expect(progressText(t, { done: 3, total: 12, unit: 'photos' })).toBe('3 of 12 photos');
    expect(progressText(t, { done: 41, total: null, unit: 'pages' })).toBe('41 pages');
    expect(progressText(t, { done: 2, total: 9, unit: 'slides' })).toBe('2 of 9 slides');
    expect(progressText(french, { done: 3, total: 12, unit: 'photos' })).toBe('3 sur 12 photos');
  });

  it('calls drafting drafting, and an end what it was', () => {
    expect(say(jobSummary('a', { state: 'running', wait: null }))).toBe('Drafting');
    expect(say(jobSummary('a', { state: 'running', wait: null, queue: 'exports' }))).toBe('Running');
    const error = { code: 'provider.cut', message: 'The answer was cut off.' } as const;
    expect(say(jobSummary('a', { state: 'failed', wait: null, error }))).toBe('Failed: answer cut off');
    expect(say(jobSummary('a'), { wish: 'cancel' })).toBe('Cancelling');
  });

  it('counts attempts, and the time it waits, runs or took', () => {
    expect(attemptText(t, jobSummary('a'))).toBe('');
    expect(attemptText(t, jobSummary('a', { state: 'running' }))).toBe('1 of 3');
    expect(attemptText(t, jobSummary('a', { state: 'failed', attemptsSpent: 3 }))).toBe('3 of 3');
    expect(timeText(t, jobSummary('a', { createdAt: now - 21_000 }), now)).toBe('21 s');
    expect(timeText(t, jobSummary('a', { state: 'running', startedAt: now - 5_000 }), now)).toBe('5 s');
    const done = jobSummary('a', { state: 'completed', startedAt: 1_000, finishedAt: 2_800 });
    expect(timeText(t, done, now)).toBe('1.8 s');
  });
});

const queueView = (change: Partial<QueueView> = {}): QueueView => ({
  queue: 'sections',
  waiting: 0,
  running: 0,
  completed: 0,
  failed: 0,
  cancelled: 0,
  held: 0,
  oldestWaitMs: null,
  throughputPerMinute: 0,
  errorRate: null,
  isHealthy: true,
  reasons: [],
  isPaused: false,
  policy: defaultQueueRules.large,
  lanes: [],
  remainingMs: null,
  minutes: [],
  ...change,
});
const lane = { lane: 'l', origin: 'o', scheduled: 0, blocked: 0, ready: 1, running: 0, hold: null, nextStartAt: null };
const card = (change: Partial<QueueView>) => describeLane(t, queueView(change), now);

describe('a queue’s card (B7)', () => {
  it('tells what runs, waits, and how long it will take', () => {
    expect(card({ running: 3, waiting: 6, remainingMs: 24_000 })).toEqual({
      headline: '3 drafting',
      detail: '6 waiting · about 24 s left',
      tone: 'plain',
    });
    expect(card({ queue: 'exports' })).toEqual({ headline: 'idle', detail: 'Nothing yet', tone: 'plain' });
  });

  it('tells why nothing starts', () => {
    const hold = { reason: 'offline', until: now + 28_000 } as const;
    const held = card({ waiting: 6, lanes: [{ ...lane, hold }] });
    expect(held).toEqual({ headline: '6 held', detail: 'Offline: looks again in 28 s', tone: 'warn' });
    expect(card({ waiting: 6, isPaused: true }).headline).toBe('paused');
    expect(card({ isPaused: true }).detail).toBe('Paused by you');
    const kept = card({ waiting: 1, lanes: [{ ...lane, nextStartAt: now + 18_000 }] });
    expect(kept.detail).toBe('2 a minute: next in 18 s');
  });

  it('is folded away when there is nothing to say of it', () => {
    const idle = queueView();
    const housekeeping = queueView({ queue: 'maintenance', waiting: 1 });
    const shown = [queueView({ failed: 1 }), queueView({ isPaused: true }), queueView({ waiting: 1 })];
    expect(idleQueues([idle, housekeeping, ...shown])).toEqual([idle, housekeeping]);
  });

  it('is folded away too when all are paused: the page says that once', () => {
    const paused = queueView({ isPaused: true });
    const waiting = queueView({ isPaused: true, waiting: 4 });
    expect(idleQueues([paused, waiting])).toEqual([paused]);
  });
});

describe('a verdict (E4)', () => {
  it('gives its reasons in words of both languages', () => {
    const rate = { type: 'error-rate', rate: 0.344, limit: 0.25, window: 50 } as const;
    expect(describeHealth(t, rate)).toBe('34 % of the last 50 failed');
    expect(describeHealth(french, rate)).toBe('34 % d’échecs sur les 50 derniers');
    expect(describeHealth(t, { type: 'oldest-wait', waitMs: 720_000, limitMs: 600_000 })).toBe(
      'the oldest has waited for 12 min',
    );
    expect(describeHealth(t, { type: 'backlog', waiting: 612, limit: 500 })).toBe('612 wait, more than 500');
  });
});
