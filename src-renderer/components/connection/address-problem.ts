import type { BaseUrlReading } from '#shared/model/base-url.ts';
import { readBaseUrl } from '#shared/model/base-url.ts';
import { presets } from '#shared/model/connection.ts';

/** The host of an address, its port included; the address itself where it is none. Pure. */
export const readHost = (baseUrl: string): string => {
  const reading = readBaseUrl(baseUrl);
  return reading.ok ? reading.origin.replace(/^https?:\/\//, '') : baseUrl;
};

/** An address can be invalid, or valid but waiting for the user's confirmation. */
export type AddressProblem = Extract<BaseUrlReading, { ok: false }>['problem'] | 'unconfirmed' | 'missing';

/** The problem of an address; undefined if there is none. Pure. */
export const addressProblem = (text: string, isLanAllowed: boolean): AddressProblem | undefined => {
  const isUntouched = text.trim() === '' || text.trim() === presets.custom.baseUrl;
  if (isUntouched) return 'missing';
  const reading = readBaseUrl(text);
  if (!reading.ok) return reading.problem;
  return reading.needsConfirmation && !isLanAllowed ? 'unconfirmed' : undefined;
};
