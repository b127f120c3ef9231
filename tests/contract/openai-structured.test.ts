import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { DraftRequest, TextModel } from '../../src-main/providers/text-model.ts';
import type { ModelServer } from '../support/model-server/model-server.ts';
import { startModelServer } from '../support/model-server/model-server.ts';
import { draftRequest, openProvider } from '../support/model-server/open-provider.ts';
import type { ScriptInput } from '../support/model-server/script.ts';

type StepInput = NonNullable<ScriptInput['rules']>[number]['steps'][number];

const never = new AbortController().signal;
const schema = z.object({ score: z.number().int().min(0).max(100), gaps: z.array(z.string()) });
const fitting = '{"score":80,"gaps":["Go"]}';

let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer();
});
afterEach(() => server.close());

/** The answer's data, as its schema has it, and what it cost. */
const answerOf = async (provider: TextModel, request: DraftRequest) => {
  for await (const event of provider.draft(request, never)) {
    if (event.type === 'delta') throw new Error('data was told as text');
    if (event.type !== 'completed') continue;
    const { text, usage, requestId } = event;
    return { value: schema.parse(JSON.parse(text)), usage, requestId };
  }
  throw new Error('no answer');
};

describe.each(['responses', 'chat'] as const)('an answer as data over %s', (dialect) => {
  const ask = (...steps: StepInput[]) => {
    server.play({ rules: [{ steps }] });
    const { provider } = openProvider(server.baseUrl, { dialect });
    return answerOf(provider, { ...draftRequest(), shape: { name: 'match', schema } });
  };
  const bodyOf = (call: number): unknown => JSON.parse(server.journal.entries[call]?.body ?? 'null');

  it('is asked for by its schema, strictly where the schema allows', async () => {
    await ask({ do: 'answer', text: fitting });
    const sent = { name: 'match', strict: true, schema: expect.objectContaining({ additionalProperties: false }) };
    expect(bodyOf(0)).toMatchObject(
      dialect === 'responses'
        ? { text: { format: { type: 'json_schema', ...sent } } }
        : { response_format: { type: 'json_schema', json_schema: sent } },
    );
  });

  it('is checked and returned with what it cost', async () => {
    expect(await ask({ do: 'answer', text: fitting })).toStrictEqual({
      value: { score: 80, gaps: ['Go'] },
      usage: { inputTokens: 120, cachedTokens: 20, outputTokens: 40, reasoningTokens: 8 },
      requestId: 'req_1',
    });
  });

  it('may come in a fence', async () => {
    const { value } = await ask({ do: 'answer', text: `\`\`\`json\n${fitting}\n\`\`\`` });
    expect(value.score).toBe(80);
  });

  it('is asked for once more with what was wrong, and both calls count', async () => {
    const { value, usage } = await ask(
      { do: 'answer', text: '{"score":180,"gaps":[]}' },
      { do: 'answer', text: fitting },
    );
    expect(value.score).toBe(80);
    expect(usage).toMatchObject({ inputTokens: 240, outputTokens: 80 });
    const repair = JSON.stringify(bodyOf(1));
    expect(repair).toContain('score: Too big');
    expect(repair).toContain('180');
  });

  it.each(['{"score":180,"gaps":[]}', 'Sorry, here you are: none.', ''])(
    'is malformed when it does not fit the second time either: %j',
    async (text) => {
      await expect(ask({ do: 'answer', text })).rejects.toMatchObject({
        kind: 'malformed',
        detail: { usage: { inputTokens: 240, outputTokens: 80 } },
      });
      expect(server.journal.entries).toHaveLength(2);
    },
  );

  it('is truncated when it is longer than its limit, without a second call', async () => {
    await expect(ask({ do: 'incomplete', text: '{"score":8' })).rejects.toMatchObject({ kind: 'truncated' });
    expect(server.journal.entries).toHaveLength(1);
  });

  it('keeps the count of the first call when the second fails', async () => {
    await expect(ask({ do: 'answer', text: 'no' }, { do: 'reply', status: 500, body: {} })).rejects.toMatchObject({
      kind: 'server-error',
      detail: { usage: { inputTokens: 120 } },
    });
  });
});

it('is not asked for strictly where a property may be left out', async () => {
  server.play({ rules: [{ steps: [{ do: 'answer', text: '{}' }] }] });
  const { provider } = openProvider(server.baseUrl);
  const shape = { name: 'loose', schema: z.object({ note: z.string().optional() }) };
  for await (const _ of provider.draft({ ...draftRequest(), shape }, never));
  expect(JSON.parse(server.journal.entries[0]?.body ?? 'null')).toMatchObject({ text: { format: { strict: false } } });
});
