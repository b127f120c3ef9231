import { z } from 'zod';
import type { ConnectionView } from '#shared/model/connection.ts';
import { lengthSchema, toneSchema } from '#shared/model/run.ts';
import { embeddedDrafter } from './drafter-name.ts';

/** Who drafts, and in which language, tone and length. Half-typed values are kept as they are. */
export const draftWishesSchema = z
  .object({
    /** Null: whoever drafts by default. */
    provider: z.string().nullable(),
    /** The model typed in place of the connection's own; null if none was. */
    model: z.string().nullable(),
    /** Empty: the language of the sources. */
    language: z.string(),
    tone: toneSchema,
    length: lengthSchema,
  })
  .readonly();
export type DraftWishes = z.infer<typeof draftWishesSchema>;

export const plainWishes: DraftWishes = {
  provider: null,
  model: null,
  language: '',
  tone: 'neutral',
  length: 'standard',
};

/** What checking the wishes needs. */
export interface Drafters {
  /** Null until they were read. */
  readonly connections: readonly ConnectionView[] | null;
  /** The settings' choice. */
  readonly defaultProvider: string;
}

/** The connection that is to draft; null for the embedded drafter, as for a server that is set up no more. */
export const chosenConnection = ({ provider }: DraftWishes, drafters: Drafters): ConnectionView | null => {
  const id = provider ?? drafters.defaultProvider;
  return drafters.connections?.find((connection) => connection.id === id) ?? null;
};

/** The model that is to draft; empty where none is known yet. */
export const chosenModel = ({ model }: DraftWishes, connection: ConnectionView): string =>
  model ?? connection.model ?? '';

/** The wishes that can't be used as they are. */
export type WishProblem = 'model' | 'language';

/** The problems of a draft's wishes. The embedded drafter ignores wishes, so for it there are none. */
export const wishProblems = (wishes: DraftWishes, drafters: Drafters): readonly WishProblem[] => {
  const connection = chosenConnection(wishes, drafters);
  if (connection === null) return [];
  const hasModel = chosenModel(wishes, connection).trim() !== '' || connection.model !== null;
  return [
    ...(hasModel ? [] : (['model'] as const)),
    ...(wishes.language.trim().length === 1 ? (['language'] as const) : []),
  ];
};

/** The wishes as options of a run. Defaults and a connection's model are left to the main process, which knows them. */
export const optionsOfWishes = (wishes: DraftWishes, drafters: Drafters) => {
  if (drafters.connections === null) return wishes.provider === null ? {} : { provider: wishes.provider };
  const connection = chosenConnection(wishes, drafters);
  if (connection === null) return { provider: embeddedDrafter };
  const model = chosenModel(wishes, connection).trim();
  const language = wishes.language.trim();
  return {
    provider: connection.id,
    ...(model === '' ? {} : { model }),
    ...(language === '' ? {} : { language }),
    tone: wishes.tone,
    length: wishes.length,
  };
};
