import { readBaseUrl } from '#shared/model/base-url.ts';

/** The host of an address, its port included; the address itself where it is none. Pure. */
export const readHost = (baseUrl: string): string => {
  const reading = readBaseUrl(baseUrl);
  return reading.ok ? reading.origin.replace(/^https?:\/\//, '') : baseUrl;
};
