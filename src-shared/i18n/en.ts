import { costs } from './en/costs.ts';
import { errors } from './en/errors.ts';
import { exports } from './en/exports.ts';
import { interview } from './en/interview.ts';
import { library } from './en/library.ts';
import { newDocument } from './en/new-document.ts';
import { providers } from './en/providers.ts';
import { queue } from './en/queue.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { themes } from './en/themes.ts';
import { workspace } from './en/workspace.ts';

/** Every sentence of the interface, in English: the catalog all others are checked against. */
export const en = {
  ...shell,
  ...library,
  ...newDocument,
  ...workspace,
  ...interview,
  ...exports,
  ...themes,
  ...queue,
  ...settings,
  ...providers,
  ...costs,
  ...errors,
} as const;
