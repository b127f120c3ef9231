import type { Connection } from '#shared/model/connection.ts';
import { connectionSchema } from '#shared/model/connection.ts';
import type { RequestGate } from '../../../src-main/providers/limiter/request-gate.ts';
import { createOpenAiProvider } from '../../../src-main/providers/openai/openai-provider.ts';
import type { OpenAiOptions } from '../../../src-main/providers/openai/provider-options.ts';
import { ProviderFault } from '../../../src-main/providers/provider-fault.ts';
import type { DraftEvent, DraftRequest } from '../../../src-main/providers/text-model.ts';
import { ManualTime } from '../manual-time.ts';

/** A gate that lets everyone in and remembers what it saw. */
export class OpenGate implements RequestGate {
  readonly origin = 'test';
  inside = 0;
  entered = 0;
  readonly notes: { status: number; isRateLimit: boolean; remaining: string | null }[] = [];

  waitMs(): number {
    return 0;
  }

  enter(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    this.entered += 1;
    this.inside += 1;
    return Promise.resolve(() => {
      this.inside -= 1;
    });
  }

  note({ status, headers, isRateLimit }: Parameters<RequestGate['note']>[0]): void {
    this.notes.push({ status, isRateLimit, remaining: headers.get('x-ratelimit-remaining-requests') });
  }
}

/** A provider towards a server, with everything around it in the test's hands. */
export const openProvider = (
  baseUrl: string,
  connection: Partial<Connection> = {},
  options: Partial<OpenAiOptions> = {},
) => {
  const gate = new OpenGate();
  const time = new ManualTime();
  const remembered: string[] = [];
  const full: OpenAiOptions = {
    connection: connectionSchema.parse({
      id: 'local',
      label: 'Local',
      preset: 'custom',
      baseUrl,
      model: 'test-model',
      dialect: 'responses',
      ...connection,
    }),
    key: () => null,
    gate,
    checkAddress: () => Promise.resolve(),
    timers: time,
    clockNow: () => time.now(),
    rememberDialect: (dialect) => remembered.push(dialect),
    userHash: 'user-hash',
    ...options,
  };
  return { provider: createOpenAiProvider(full), options: full, gate, time, remembered };
};

/** Texts that must turn up nowhere but in the request. */
export const secretSource = 'CANARY-SOURCE Jane Roe';

export const draftRequest = (changes: Partial<DraftRequest> = {}): DraftRequest => ({
  sectionKey: 'languages',
  prompt: {
    instructions: 'Write one section.',
    shared: '```json shared\n"CANARY-SHARED"\n```',
    source: `\`\`\`json candidate\n{"name":"${secretSource}"}\n\`\`\``,
    request: 'Write the section Languages.',
  },
  model: null,
  compose: () => '',
  ...changes,
});

/** Everything a draft brought, and the fault it ended with, if any; another error is thrown. */
export const collect = async (
  draft: AsyncIterable<DraftEvent>,
): Promise<{ events: DraftEvent[]; text: string; fault: ProviderFault | null }> => {
  const events: DraftEvent[] = [];
  let fault: ProviderFault | null = null;
  try {
    for await (const event of draft) events.push(event);
  } catch (error) {
    if (!(error instanceof ProviderFault)) throw error;
    fault = error;
  }
  const text = events.map((event) => (event.type === 'delta' ? event.text : '')).join('');
  return { events, text, fault };
};
