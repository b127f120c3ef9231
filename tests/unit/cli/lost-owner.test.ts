import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { OwnerLost } from '../../../src-main/cli/client.ts';
import { draftCommand } from '../../../src-main/cli/draft/draft-command.ts';
import { AppFailure } from '../../../src-shared/model/app-error.ts';
import { testFolder } from '../../support/sqlite-store.ts';
import { createFakeClient, createFakeTerminal } from './support/fake-client.ts';
import { parseDraft } from './support/parse-draft.ts';

const lost = { code: 'data.in-use', message: 'The Dossier that owns this data has gone away.' } as const;

it('a draft whose owner was lost before it answered is asked for under the same name, and not given up', async () => {
  const folder = testFolder();
  const candidate = join(folder, 'candidate.json');
  writeFileSync(candidate, '{}');
  const fake = createFakeClient({
    'source.read': () => ({ value: {}, notes: [], format: 'json' }),
    'connection.list': () => ({ connections: [], keyStorage: 'memory' }),
    'theme.list': () => ({ themes: [] }),
    'run.start': () => {
      throw new AppFailure(lost);
    },
  });
  const { terminal, out, errors } = createFakeTerminal();
  const args = parseDraft(['--candidate', candidate, '--out', join(folder, 'out'), '--provider', 'embedded', '--json']);
  const begin = () =>
    draftCommand(args, {
      client: fake.client,
      terminal,
      isAlone: false,
      signal: new AbortController().signal,
      now: () => 0,
      environment: {},
      requestId: 'this-command',
    });
  await expect(begin()).rejects.toThrow(OwnerLost);
  await expect(begin()).rejects.toThrow(OwnerLost);
  expect(fake.callsOf('run.start')).toMatchObject([{ requestId: 'this-command' }, { requestId: 'this-command' }]);
  // Nothing is reported as failed: who begins the command again reports how it ends.
  expect([out, errors]).toEqual([[], []]);
});
