import { z } from 'zod';
import type { ConnectionView } from '#shared/model/connection.ts';
import { lengthSchema, toneSchema } from '#shared/model/run.ts';
import { embeddedDrafter } from './drafter-name.ts';

/** Whom a draft is asked of, and how it is to sound. Half-typed values are kept as they are. */
export const draftWishesSchema = z
  .object({
    /** Null: whoever drafts by default. */
    provider: z.string().nullable(),
    /** What was typed in place of the connection's own model; null where nothing was. */
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

/** What the wishes are looked at with. */
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

/** What of the wishes can't be used as it stands. */
export type WishProblem = 'model' | 'language';

/** What stands in the way of a draft. Only a model is told wishes: for the embedded drafter nothing does. */
export const wishProblems = (wishes: DraftWishes, drafters: Drafters): readonly WishProblem[] => {
  const connection = chosenConnection(wishes, drafters);
  if (connection === null) return [];
  const hasModel = chosenModel(wishes, connection).trim() !== '' || connection.model !== null;
  return [
    ...(hasModel ? [] : (['model'] as const)),
    ...(wishes.language.trim().length === 1 ? (['language'] as const) : []),
  ];
};

/** The wishes as options of a run. What the main side knows as well (a default, a connection's model) is left to it. */
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
