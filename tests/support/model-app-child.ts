import { createInterface } from 'node:readline';
import { openModelApp } from './model-app.ts';
import { modelChildOptionsSchema } from './model-app-life.ts';

// The main side in a process of its own, made to be killed. Its one argument says what it does (model-app-life.ts). It
// drafts one document, or goes on with the one that is there, and says of each claim "streaming KEY" when some of its
// text has come and "completed KEY" when its end is stored. It hears "stop" on stdin. It ends with code 0 when it was stopped
// or all sections have ended, with 70 and a word on stderr after an error.

const fail = (error: unknown): never => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(70);
};
process.on('uncaughtException', fail).on('unhandledRejection', fail);

const say = (word: string): void => {
  process.stdout.write(`${word}\n`);
};

const options = modelChildOptionsSchema.parse(JSON.parse(process.argv[2] ?? '{}'));
const pieces = new Map<string, number>();
const app = openModelApp({
  ...options,
  // How fast starts may follow each other is proven elsewhere.
  settings: { queues: { sections: { startLimit: null } } },
  onDelta: ({ sectionId, claimNo }) => {
    const name = `${sectionId} ${claimNo}`;
    const count = (pieces.get(name) ?? 0) + 1;
    pieces.set(name, count);
    if (count === options.saysAfter) say(`streaming ${keyOf.get(sectionId)?.key ?? ''}`);
  },
});
const { connection } = app.store.database;
const keyOf = connection.prepare<[string], { key: string }>('SELECT key FROM sections WHERE id = ?');
const ended = connection.prepare<[], { key: string; state: string }>(
  `SELECT r.key, j.state FROM jobs j JOIN run_sections r ON r.job_id = j.id
   WHERE j.state IN ('completed', 'failed') ORDER BY j.finished_at`,
);
const open = connection.prepare<[], { count: number }>(
  "SELECT count(*) AS count FROM jobs WHERE kind = 'draft-section' AND state NOT IN ('completed', 'failed')",
);

const leave = async (): Promise<void> => {
  await app.close();
  if (app.unexpected.length > 0) fail(app.unexpected[0]);
  process.exit(0);
};
createInterface({ input: process.stdin })
  .on('line', (command) => void (command === 'stop' && leave()))
  // Nobody is left to tell it anything.
  .on('close', () => process.exit(0));

const told = new Set(ended.all().map(({ key }) => key));
if (told.size === 0 && open.get()?.count === 0) app.draft();
app.begin();
void app
  .until(() => {
    for (const { key, state } of ended.all()) {
      if (told.has(key)) continue;
      told.add(key);
      say(`${state} ${key}`);
    }
    return open.get()?.count === 0;
  })
  .then(leave);
