const scheme = 'removed:';

/** Stands for the origin of a server that was removed from the settings while work waits for it. */
export const originOfRemoved = (connection: string): string => `${scheme}${connection}`;

/** Whether an origin stands for a server that was removed. */
export const isOfRemoved = (origin: string): boolean => origin.startsWith(scheme);

/** What is left of its name: the connection's id. */
export const removedName = (origin: string): string => origin.slice(scheme.length);
