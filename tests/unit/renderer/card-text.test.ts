import { describe, expect, it } from 'vitest';
import { en } from '#shared/i18n/en.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import type { DocumentSummary } from '#shared/model/document.ts';
import { documentIdSchema, runIdSchema } from '#shared/model/ids.ts';
import { describeCard } from '../../../src-renderer/features/library/document-card.tsx';
import type { ConnectionsState } from '../../../src-renderer/stores/connections-store.ts';
import { heldBy } from '../../../src-renderer/stores/connections-store.ts';
import { connectionView } from './connection-view.ts';

const t = createTranslator('en', en);

const summary = (change: Partial<DocumentSummary> = {}): DocumentSummary => ({
  id: documentIdSchema.parse('d-1'),
  kind: 'competence-file',
  title: 'Ana',
  client: null,
  status: 'processing',
  thread: ['drafted', 'waiting', 'waiting'],
  createdAt: 0,
  updatedAt: 0,
  run: {
    id: runIdSchema.parse('r-1'),
    provider: 'openai',
    providerLabel: 'OpenAI',
    model: 'gpt-5-mini',
    counts: { total: 3, waiting: 2, running: 0, completed: 1, failed: 0, cancelled: 0 },
    createdAt: 0,
    startedAt: 0,
    finishedAt: null,
    remainingMs: 9_000,
    totalTokens: 0,
  },
  ...change,
});

describe('a card whose server is held (F1)', () => {
  it('says why and for whom its sections wait, and promises no time', () => {
    expect(describeCard(t, summary(), 'offline')).toEqual({
      foot: '2 sections wait for OpenAI',
      aside: '',
      chip: { tone: 'warn', text: 'waits: offline' },
    });
    expect(describeCard(t, summary(), null)).toMatchObject({
      foot: '1 of 3 sections',
      aside: 'about 9 s left',
      chip: null,
    });
  });

  it('says nothing of it once the draft is over', () => {
    const done = summary({ status: 'completed', thread: ['drafted', 'drafted', 'drafted'] });
    expect(describeCard(t, done, 'offline')).toMatchObject({ foot: 'Ready to export', chip: null });
  });

  it('knows the hold by the origin of its run’s connection', () => {
    const state: ConnectionsState = {
      connections: [connectionView()],
      keyStorage: 'system',
      error: null,
      holds: { 'https://api.openai.com': { reason: 'quota', held: 2 } },
      leaving: [],
    };
    expect(heldBy(state, { provider: 'openai' })).toBe('quota');
    expect(heldBy(state, { provider: 'embedded' })).toBeNull();
    expect(heldBy({ ...state, connections: null }, { provider: 'openai' })).toBeNull();
    expect(heldBy(state, null)).toBeNull();
  });
});
