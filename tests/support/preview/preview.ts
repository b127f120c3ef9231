import '../../../src-renderer/app/configure-zod.ts';
import candidate from '../../../resources/samples/candidate.json?raw';
import job from '../../../resources/samples/job.json?raw';
import { parseCandidateFile } from '../../../src-main/convert/read/candidate/parse-candidate-file.ts';
import { parseJobFile } from '../../../src-main/convert/read/job/parse-job-file.ts';
import { FakeBridge } from '../fake-bridge.ts';
import { scenes } from './scenes.ts';

const readCandidate = parseCandidateFile({ name: 'candidate.json', text: candidate });
const readJob = parseJobFile({ name: 'job.json', text: job });
if (!readCandidate.ok || !readJob.ok) throw new Error('the samples cannot be read');
const sample = { candidate: readCandidate.value.value, job: readJob.value.value };
const name = new URLSearchParams(window.location.search).get('scene') ?? 'empty';
const scheme = new URLSearchParams(window.location.search).get('scheme') === 'dark' ? 'dark' : 'light';
const language = new URLSearchParams(window.location.search).get('language') === 'fr' ? 'fr' : 'en';
const scene = scenes[name];
if (!scene) throw new Error(`no scene ${name}`);

const bridge = new FakeBridge({
  sample,
  pieceMs: 30,
  print: async ({ view }, design) => {
    const answer = await fetch('/print', { method: 'POST', body: JSON.stringify({ view, design }) });
    return new Uint8Array(await answer.arrayBuffer());
  },
  ...scene.options,
  settings: { hasChosenProvider: true, ...scene.options?.settings, colorScheme: scheme, language },
});
const route = scene.fill?.(bridge);
if (route) window.location.hash = route;
Object.assign(window, { dossier: bridge });
await import('../../../src-renderer/main.tsx');
