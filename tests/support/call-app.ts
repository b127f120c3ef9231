import type { Page } from 'playwright';
import type { RouteName, RouteOutput } from '../../src-shared/contract/routes.ts';
import type { Result } from '../../src-shared/model/app-error.ts';

/** Calls a route as the window does, and returns what it answers; throws when that is an error. */
export const callApp = async <R extends RouteName>(page: Page, name: R, input: unknown): Promise<RouteOutput<R>> => {
  const result = await page.evaluate(
    ([route, given]) => {
      // The bridge of the preload script, untyped here: the input comes from outside of the page.
      const { dossier } = window as unknown as { dossier: { call(route: unknown, input: unknown): Promise<unknown> } };
      return dossier.call(route, given);
    },
    [name, input] as const,
  );
  // What crossed the bridge was parsed by the router; the test trusts it as the window does.
  const answer = result as Result<RouteOutput<R>>;
  if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
  return answer.value;
};

/** Drafts the sample. */
export const draftSample = async (page: Page, provider: 'embedded' | 'scripted' = 'embedded') => {
  const { input } = await callApp(page, 'sample.get', { kind: 'competence-file' });
  return callApp(page, 'run.start', { kind: 'competence-file', input, options: { provider } });
};
