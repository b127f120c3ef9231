import { readBaseUrl } from '#shared/model/base-url.ts';
import type { Connection, Dialect } from '#shared/model/connection.ts';
import { connectionSchema, secondChoiceSchema } from '#shared/model/connection.ts';
import type { AddressProblem } from '../../../components/connection/address-problem.ts';
import { addressProblem } from '../../../components/connection/address-problem.ts';
import type { Problem, Reading } from '../form/read-number.ts';
import { readWhole } from '../form/read-number.ts';
import { connectionBounds, takeoverBounds } from '../form/setting-bounds.ts';

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
  /** Who takes over; empty for nobody. */
  readonly secondChoice: string;
  readonly afterMinutes: string;
}

export type ConnectionNumber = keyof typeof connectionBounds;

/** What is wrong with a form, field by field. */
export interface ConnectionProblems {
  readonly label?: 'missing';
  readonly address?: AddressProblem;
  readonly afterMinutes?: Problem;
  readonly numbers: { readonly [K in ConnectionNumber]?: Problem };
}

/** A form, read: the connection it stands for where all of it is in order. */
export interface ConnectionReading {
  readonly connection: Connection | null;
  readonly problems: ConnectionProblems;
}

const usualAfterMinutes = secondChoiceSchema.parse({ provider: 'embedded' }).afterMinutes;

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
  secondChoice: connection.secondChoice?.provider ?? '',
  afterMinutes: String(connection.secondChoice?.afterMinutes ?? usualAfterMinutes),
});

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
  const after = readWhole(form.afterMinutes, takeoverBounds);
  const afterWrong = form.secondChoice === '' || after.ok ? undefined : after.problem;
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
    secondChoice:
      form.secondChoice === '' || !after.ok ? null : { provider: form.secondChoice, afterMinutes: after.value },
  };
  const problems: ConnectionProblems = {
    ...(label === '' && { label: 'missing' }),
    ...(addressWrong !== undefined && { address: addressWrong }),
    ...(afterWrong !== undefined && { afterMinutes: afterWrong }),
    numbers,
  };
  const isFine =
    label !== '' && addressWrong === undefined && afterWrong === undefined && Object.keys(numbers).length === 0;
  return { connection: isFine ? connectionSchema.parse(read) : null, problems };
};
