/**
 * A server with models of which nothing is real, in a process of its own:
 *
 *     node tests/support/model-server/serve.ts --port 0 --script script.json --journal journal.jsonl
 *
 * It speaks the Responses API and chat completions on loopback, streaming, and answers every request with a short text,
 * unless its script says otherwise. When it listens it prints one line, `{"baseUrl":"http://127.0.0.1:41234/v1","port":41234}`;
 * it stops on SIGTERM.
 *
 * The script is JSON as script.ts defines it: rules, each for an endpoint and for requests with a certain text in them, and
 * the steps of a rule's successive calls, the last one repeated. It is read again on SIGHUP. For example, a first call about
 * languages that breaks off after three words, everything else slowly:
 *
 *     { "key": "sk-test", "rules": [
 *       { "contains": "Languages", "steps": [{ "do": "reset", "afterDeltas": 3 }, { "do": "answer" }] },
 *       { "endpoint": "responses", "steps": [{ "do": "answer", "delayMs": 20, "text": "Twelve years of **work**." }] } ] }
 *
 * The journal has a line of JSON for each request as it arrives (`event: "request"`, with method, path, headers and body) and
 * one when its connection ends (`event: "end"`, with `number` and how). It is the witness of what was asked and paid for:
 * keys and texts are in it as they came.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startModelServer } from './model-server.ts';
import { scriptSchema } from './script.ts';

const { values } = parseArgs({
  options: { port: { type: 'string' }, script: { type: 'string' }, journal: { type: 'string' } },
});

const readScript = () =>
  values.script === undefined ? {} : scriptSchema.parse(JSON.parse(readFileSync(values.script, 'utf8')));

const server = await startModelServer(readScript(), {
  port: Number(values.port ?? 0),
  ...(values.journal === undefined ? {} : { journalPath: values.journal }),
});
process.on('SIGHUP', () => server.play(readScript()));
process.on('SIGTERM', () => {
  server.close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
process.stdout.write(`${JSON.stringify({ baseUrl: server.baseUrl, port: server.port })}\n`);
