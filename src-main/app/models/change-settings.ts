import type { RouteParsedInput } from '#shared/contract/routes.ts';
import type { Settings } from '#shared/model/settings.ts';
import type { AppDeps, SettingsStore } from '../ports.ts';
import { releaseHeld } from './release-held.ts';

/** Changes some settings and returns all of them. */
export type UpdateSettings = (change: Partial<Settings>) => Settings;

/** Keeps a change of settings, and says so to whoever goes by them. */
export const updateSettings =
  (settings: SettingsStore, onSettings: (settings: Settings) => void): UpdateSettings =>
  (change) => {
    const next = settings.update(change);
    onSettings(next);
    return next;
  };

/** Changes what the user asked for; what the spending limit holds looks anew where limit or prices have changed. */
export const changeSettings =
  (deps: AppDeps, update: UpdateSettings) =>
  (change: RouteParsedInput<'settings.update'>): Settings => {
    const given = Object.entries(change).filter(([, value]) => value !== undefined);
    const next = update(Object.fromEntries(given));
    if (change.costs !== undefined) releaseHeld(deps, ({ reason }) => reason === 'spending-limit');
    return next;
  };
