import { useState } from 'react';
import type { RouteOutput } from '#shared/contract/routes.ts';
import type { Result } from '#shared/model/app-error.ts';
import { useI18n } from '../i18n-context.tsx';
import { tellError } from '../tell-error.ts';

export type FoundServer = RouteOutput<'connection.find-local'>['found'][number];

/** Searches for servers on this computer, only on request. `found` is null before that. */
export const useFindServers = (find: () => Promise<Result<RouteOutput<'connection.find-local'>>>) => {
  const { t, locale } = useI18n();
  const [found, setFound] = useState<readonly FoundServer[] | null>(null);
  const [isLooking, setIsLooking] = useState(false);
  const look = async (): Promise<void> => {
    setIsLooking(true);
    const result = await find();
    setIsLooking(false);
    if (!result.ok) return tellError(t, locale, result.error, () => void look());
    setFound(result.value.found);
  };
  return { found, isLooking, look: () => void look(), close: () => setFound(null) };
};
