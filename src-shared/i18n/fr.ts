import { costs } from './fr/costs.ts';
import { errors } from './fr/errors.ts';
import { exports } from './fr/exports.ts';
import { interview } from './fr/interview.ts';
import { library } from './fr/library.ts';
import { newDocument } from './fr/new-document.ts';
import { providers } from './fr/providers.ts';
import { queue } from './fr/queue.ts';
import { settings } from './fr/settings.ts';
import { shell } from './fr/shell.ts';
import { themes } from './fr/themes.ts';
import { workspace } from './fr/workspace.ts';
import type { Catalog } from './translate.ts';

/** The interface in French. Numbers and plurals follow French rules: none and one are singular. */
export const fr: Catalog = {
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
};
