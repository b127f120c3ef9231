import { AppFailure } from '#shared/model/app-error.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import { documentIdSchema } from '#shared/model/ids.ts';
import type { Client } from '../client.ts';
import { callOrThrow } from '../client.ts';

const pageSize = 200;
/** Longest search that the contract takes. */
const longestSearch = 200;

interface Found {
  readonly id: DocumentId;
  readonly title: string;
}

const allMatching = async (client: Client, search: string | undefined): Promise<Found[]> => {
  const found: Found[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await callOrThrow(client, 'document.list', {
      limit: pageSize,
      ...(search === undefined ? {} : { search: search.slice(0, longestSearch) }),
      ...(cursor ? { cursor } : {}),
    });
    found.push(...page.documents.map(({ id, title }) => ({ id, title })));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
};

/** Finds a document by its id, its title, or a part that occurs in no other title. */
const findOne = async (client: Client, word: string): Promise<DocumentId> => {
  const id = documentIdSchema.safeParse(word);
  if (id.success && (await client.call('document.get', { documentId: id.data })).ok) return id.data;
  const matching = await allMatching(client, word);
  const exact = matching.filter(({ title }) => title.toLowerCase() === word.toLowerCase());
  const [only, ...others] = exact.length > 0 ? exact : matching;
  if (only === undefined) {
    throw new AppFailure({ code: 'not-found', message: `There is no document "${word}".` });
  }
  if (others.length === 0) return only.id;
  const named = [only, ...others].slice(0, 5).map((one) => `${one.id}  ${one.title}`);
  throw new AppFailure({
    code: 'input.invalid',
    message: `"${word}" could be ${others.length + 1} documents.`,
    action: `Name one by its id:\n  ${named.join('\n  ')}${others.length > 4 ? '\n  …' : ''}`,
  });
};

/** Ids of the documents that were named, or of all there are. Throws `not-found`, and `input.invalid` where a name fits several. */
export const findDocuments = async (
  client: Client,
  { words, all }: { readonly words: readonly string[]; readonly all: boolean },
): Promise<DocumentId[]> => {
  if (all) {
    const found = await allMatching(client, undefined);
    if (found.length > 0) return found.map(({ id }) => id);
    throw new AppFailure({ code: 'not-found', message: 'There is no document yet.' });
  }
  const ids = new Set<DocumentId>();
  for (const word of words) ids.add(await findOne(client, word));
  return [...ids];
};
