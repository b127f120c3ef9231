const scheme = 'removed:';

/** Stands for the origin of a server that was removed from the settings while work waits for it. */
export const originOfRemoved = (connection: string): string => `${scheme}${connection}`;
