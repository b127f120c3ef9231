import type { Json } from '#shared/model/json.ts';
import { toJson } from '#shared/model/json.ts';
import type { AnonymousDocument, DocumentKind, KindDefinition, OpenDocument, Work } from './document-kind.ts';

/**
 * A kind without its types: input and options are parsed when a document is opened and briefs when they are read, so
 * that the code that stores them needs no types of theirs.
 */
export const eraseKind = <I extends object, O extends Record<string, Json>, B extends Json>(
  kind: KindDefinition<I, O, B>,
): DocumentKind => {
  const parseWork = (work: Work): Work<B> => ({ ...work, brief: kind.brief.parse(work.brief) });

  const eraseAnonymous = (anonymous: AnonymousDocument<B>): AnonymousDocument => ({
    ...anonymous,
    document: eraseDocument(anonymous.document),
    isCut: (brief) => anonymous.isCut(kind.brief.parse(brief)),
  });

  const eraseDocument = (document: OpenDocument<B>): OpenDocument => ({
    ...document,
    prompt: (work) => document.prompt(parseWork(work)),
    compose: (work) => document.compose(parseWork(work)),
    onStepDone: (work, content) => document.onStepDone(parseWork(work), content),
    anonymise: (wish) => eraseAnonymous(document.anonymise(wish)),
  });

  return {
    name: kind.name,
    version: kind.version,
    // Stored as JSON, which drops undefined fields.
    input: kind.input.transform(toJson),
    options: kind.options,
    headingIn: kind.headingIn,
    open: (input, options, context) =>
      eraseDocument(kind.open(kind.input.parse(input), kind.options.parse(options ?? {}), context)),
  };
};
