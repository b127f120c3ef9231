import { join } from 'node:path';
import { needsVirtualDisplay } from './setup/display.mjs';
import { inProject, projectFolder } from './setup/project.mjs';
import { runElectron } from './setup/run-electron.mjs';
import { say } from './setup/say.mjs';
import { runScript } from './setup/setup-error.mjs';
import { setUp } from './setup.mjs';

/** `npm start`: sets up and opens the app; without a display it drafts the sample competence file instead. */
await runScript(async () => {
  await setUp();
  return needsVirtualDisplay() ? draftSample() : runElectron(undefined);
});

async function draftSample() {
  const out = inProject('exports', 'sample');
  say('no display here, so there is no window to open; drafting the sample competence file instead');
  const sample = (name) => join(projectFolder, 'resources', 'samples', name);
  const inputs = ['--candidate', sample('candidate.json'), '--job', sample('job.json')];
  const outputs = ['--out', out, '--format', 'pdf,docx,md,json'];
  // A folder of its own: whoever opens the app here later should not find a pile of samples in their library.
  outputs.push('--data-dir', inProject('.runtime', 'headless-data'));
  const code = await runElectron(['draft', '--kind', 'competence-file', ...inputs, ...outputs]);
  say(code === 0 ? `the exports are in ${out}` : `drafting the sample ended with exit code ${code}`);
  return code;
}
