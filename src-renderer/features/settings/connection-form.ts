import type { BaseUrlReading } from '#shared/model/base-url.ts';
import { readBaseUrl } from '#shared/model/base-url.ts';
import type { Connection, Dialect, PresetName } from '#shared/model/connection.ts';
import { connectionSchema, presets } from '#shared/model/connection.ts';
import type { Problem, Reading } from './read-number.ts';
import { readWhole } from './read-number.ts';
import { connectionBounds } from './setting-bounds.ts';

/** A connection as it is typed. */
export interface ConnectionForm {
  readonly label: string;
  readonly baseUrl: string;
  readonly isLanAllowed: boolean;
  readonly model: string;
  readonly dialect: Dialect;
  readonly concurrency: string;
  readonly minConcurrency: string;
  /** Empty for no limit. */
  readonly requestsPerMinute: string;
  readonly firstByteSeconds: string;
  readonly idleSeconds: string;
  readonly maxOutputTokens: string;
}

export type ConnectionNumber = keyof typeof connectionBounds;

/** What is wrong with a form, field by field. */
export interface ConnectionProblems {
  readonly label?: 'missing';
  readonly address?: AddressProblem;
  readonly numbers: { readonly [K in ConnectionNumber]?: Problem };
}

/** An address can be wrong, or right and still wait for a word of the user. */
export type AddressProblem = Extract<BaseUrlReading, { ok: false }>['problem'] | 'unconfirmed' | 'missing';

/** A form, read: the connection it stands for where all of it is in order. */
export interface ConnectionReading {
  readonly connection: Connection | null;
  readonly problems: ConnectionProblems;
}

const reserved = ['embedded', 'scripted'];

/** An id of its own for a new connection: the preset's name, numbered where that is taken. Pure. */
export const freeId = (preset: PresetName, taken: readonly string[]): string => {
  const base = preset === 'custom' ? 'server' : preset;
  const used = new Set([...taken, ...reserved]);
  for (let no = 1; ; no += 1) {
    const id = no === 1 ? base : `${base}-${no}`;
    if (!used.has(id)) return id;
  }
};

/** What a new connection begins with. Pure. */
export const newConnection = (preset: PresetName, taken: readonly string[]): Connection => {
  const { label, baseUrl, dialect, suggestedModel, firstByteSeconds } = presets[preset];
  const defaults = connectionSchema.parse({
    id: freeId(preset, taken),
    label,
    preset,
    baseUrl: presets.openai.baseUrl,
  });
  return { ...defaults, baseUrl, dialect, model: suggestedModel, firstByteSeconds };
};

/** A connection as its form shows it. Pure. */
export const formOfConnection = (connection: Connection): ConnectionForm => ({
  label: connection.label,
  baseUrl: connection.baseUrl,
  isLanAllowed: connection.isLanAllowed,
  model: connection.model ?? '',
  dialect: connection.dialect,
  concurrency: String(connection.concurrency),
  minConcurrency: String(connection.minConcurrency),
  requestsPerMinute: connection.requestsPerMinute === null ? '' : String(connection.requestsPerMinute),
  firstByteSeconds: String(connection.firstByteSeconds),
  idleSeconds: String(connection.idleSeconds),
  maxOutputTokens: String(connection.maxOutputTokens),
});

/** What stands in the way of an address; undefined where nothing does. Pure. */
export const addressProblem = (text: string, isLanAllowed: boolean): AddressProblem | undefined => {
  const isUntouched = text.trim() === '' || text.trim() === presets.custom.baseUrl;
  if (isUntouched) return 'missing';
  const reading = readBaseUrl(text);
  if (!reading.ok) return reading.problem;
  return reading.needsConfirmation && !isLanAllowed ? 'unconfirmed' : undefined;
};

/** Reads a form over the connection it is about. Pure. */
export const readConnection = (form: ConnectionForm, base: Connection): ConnectionReading => {
  const label = form.label.trim();
  const address = readBaseUrl(form.baseUrl);
  const addressWrong = addressProblem(form.baseUrl, form.isLanAllowed);
  const concurrency = readWhole(form.concurrency, connectionBounds.concurrency);
  const least = { ...connectionBounds.minConcurrency, ...(concurrency.ok ? { max: concurrency.value } : {}) };
  const readings: Readonly<Record<ConnectionNumber, Reading>> = {
    concurrency,
    minConcurrency: readWhole(form.minConcurrency, least),
    requestsPerMinute: readWhole(form.requestsPerMinute, connectionBounds.requestsPerMinute),
    firstByteSeconds: readWhole(form.firstByteSeconds, connectionBounds.firstByteSeconds),
    idleSeconds: readWhole(form.idleSeconds, connectionBounds.idleSeconds),
    maxOutputTokens: readWhole(form.maxOutputTokens, connectionBounds.maxOutputTokens),
  };
  const hasNoRate = form.requestsPerMinute.trim() === '';
  const numbers: { [K in ConnectionNumber]?: Problem } = {};
  const value = (name: ConnectionNumber): number => {
    const reading = readings[name];
    if (reading.ok) return reading.value;
    if (name !== 'requestsPerMinute' || !hasNoRate) numbers[name] = reading.problem;
    return Number.NaN;
  };
  const read = {
    ...base,
    label,
    baseUrl: address.ok ? address.url : form.baseUrl,
    isLanAllowed: form.isLanAllowed && address.ok && address.needsConfirmation,
    model: form.model.trim() === '' ? null : form.model.trim(),
    dialect: form.dialect,
    concurrency: value('concurrency'),
    minConcurrency: value('minConcurrency'),
    requestsPerMinute: hasNoRate ? null : value('requestsPerMinute'),
    firstByteSeconds: value('firstByteSeconds'),
    idleSeconds: value('idleSeconds'),
    maxOutputTokens: value('maxOutputTokens'),
  };
  const problems: ConnectionProblems = {
    ...(label === '' && { label: 'missing' }),
    ...(addressWrong !== undefined && { address: addressWrong }),
    numbers,
  };
  const isFine = label !== '' && addressWrong === undefined && Object.keys(numbers).length === 0;
  return { connection: isFine ? connectionSchema.parse(read) : null, problems };
};
