import type { Translate } from '#shared/i18n/translate.ts';
import type { AppError } from '#shared/model/app-error.ts';
import { errorCodeSchema } from '#shared/model/app-error.ts';
import type { ConnectionReport } from '#shared/model/connection.ts';

/** One step of a test of a connection, in words; a skipped one was not reached, or there was nothing to find. */
export interface TestStep {
  readonly name: 'reach' | 'key' | 'dialect' | 'model';
  readonly state: 'ok' | 'bad' | 'skipped';
  readonly text: string;
}

/**
 * What a test found, step by step. Pure.
 * @param model the model that was asked about, or null where none was chosen.
 */
export const testSteps = (
  t: Translate,
  { isReachable, isKeyAccepted, dialect, models, isModelThere, latencyMs }: ConnectionReport,
  model: string | null,
): readonly TestStep[] => {
  const ms = latencyMs === null ? null : Math.round(latencyMs);
  const reached = ms === null ? t('test.reached') : t('test.reached-in', { ms });
  const steps: TestStep[] = [
    { name: 'reach', state: isReachable ? 'ok' : 'bad', text: isReachable ? reached : t('test.not-reached') },
  ];
  if (!isReachable) return steps;
  if (isKeyAccepted === false) return [...steps, { name: 'key', state: 'bad', text: t('test.key-refused') }];
  steps.push(
    isKeyAccepted
      ? { name: 'key', state: 'ok', text: t('test.key-accepted') }
      : { name: 'key', state: 'skipped', text: t('test.key-not-asked') },
  );
  steps.push(
    dialect === null
      ? { name: 'dialect', state: 'bad', text: t('test.speaks-nothing') }
      : { name: 'dialect', state: 'ok', text: t(`test.speaks-${dialect}`) },
  );
  if (dialect === null) return steps;
  const count = models?.length ?? 0;
  if (isModelThere === true)
    steps.push({ name: 'model', state: 'ok', text: t('test.model-there', { model: model ?? '' }) });
  else if (isModelThere === false && model !== null) {
    steps.push({ name: 'model', state: 'bad', text: t('test.model-missing', { model }) });
  } else if (models === null) steps.push({ name: 'model', state: 'skipped', text: t('test.no-list') });
  else steps.push({ name: 'model', state: 'skipped', text: t('test.models', { count }) });
  return steps;
};

/**
 * The same report about another model. A model that isn't in the server's list may be half typed, so it is no error.
 * Pure.
 */
export const withModel = (report: ConnectionReport, model: string): ConnectionReport => {
  const isThere = report.models?.includes(model) ?? false;
  const wasAboutModel = report.problem?.code === 'provider.no-model';
  return { ...report, isModelThere: isThere || null, problem: wasAboutModel ? null : report.problem };
};

/** Whether a test found all that drafting needs. Pure. */
export const isUsable = ({ isReachable, isKeyAccepted, dialect, isModelThere, problem }: ConnectionReport): boolean =>
  isReachable && isKeyAccepted !== false && dialect !== null && isModelThere !== false && problem === null;

/** The error that stopped a test, with a sentence in every language. Pure. */
export const reportError = ({ problem }: ConnectionReport): AppError | null => {
  if (!problem) return null;
  const code = errorCodeSchema.safeParse(problem.code);
  const { message, action } = problem;
  return { code: code.success ? code.data : 'provider.failed', message, ...(action === undefined ? {} : { action }) };
};
