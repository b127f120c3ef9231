import { readFileSync } from 'node:fs';
import type { ProviderName } from '#shared/model/run.ts';
import { systemPause } from '../platform/system-clock.ts';
import { createEmbeddedProvider } from '../providers/embedded/embedded-provider.ts';
import { createScriptedProvider, scriptSchema } from '../providers/scripted/scripted-provider.ts';
import type { TextModel } from '../providers/text-model.ts';
import { developmentSwitches } from './development-switches.ts';

/** However long a section is, watching its words come takes no longer than this. */
const longestStreamMs = 1_500;

/** The providers this process has: the embedded drafter, and in development one that follows a script. */
export const createProviders = (wordDelayMs: number): ReadonlyMap<ProviderName, TextModel> => {
  const pause = systemPause;
  const { scriptPath } = developmentSwitches;
  const providers: TextModel[] = [createEmbeddedProvider({ wordDelayMs, longestMs: longestStreamMs, pause })];
  if (scriptPath !== undefined) {
    const script = scriptSchema.parse(JSON.parse(readFileSync(scriptPath, 'utf8')));
    const onCall = (key: string) => process.stderr.write(`scripted call: ${key}\n`);
    providers.push(createScriptedProvider({ script, pause, onCall }));
  }
  return new Map(providers.map((provider) => [provider.name, provider]));
};
