import { tellsOfEffect } from '../cv/tells.ts';
import { readable } from '../language/quotation.ts';

/** What a bullet says of a deed, each part verbatim; a part that it doesn't say is undefined. */
export interface Deed {
  readonly task: string | undefined;
  readonly action: string | undefined;
  readonly result: string | undefined;
}

/** Words with which the second half of a bullet tells what came of the first. */
const outcome =
  /(?:;|[,–—]) ?(?=(?:\d|which|with (?:a|an|no|\d)|and (?:cut|reduced|saved|raised|brought)|both|all|finished|delivered|cutting|reducing|saving|raising|increasing|improving|bringing|resulting|leading to|halving|doubling|adopted|used|now|so that|the \p{L}+(?: \p{L}+)? (?:fell|rose|dropped|went)|\p{L}+(?: of \p{L}+)? (?:fell|rose|dropped|went)|ce qui|qui a|réduisant|améliorant|permettant|divisant|augmentant|soit|avec (?:un|une|\d)|livrée?s?|terminée?s?|adoptée?s?|utilisée?s?|en réduisant|d’où|d'où)(?![\p{L}]))/iu;
const semicolon = /; /u;
/** "… that brought the lead time from 19 days to 4 hours", "… used on 210 wards". */
const relative =
  / (?=(?:that|which|qui) (?:brought|cut|reduced|shortened|saved|raised|increased|improved|halved|doubled|a |ont )|(?:and|et) (?:cut|reduced|saved|raised|shortened|a réduit|réduit)|(?:used|adopted|utilisée?s?|adoptée?s?) (?:on|by|in|par|dans|sur))/iu;
/** "Cut the bill from X to Y by right-sizing": the effect first, the means second. */
const means = / (?=(?:by \p{L}+(?:-\p{L}+)?ing|through|thanks to|grâce à|en \p{L}+ant)(?!\p{L}))/iu;
const effectFirst =
  /^(?:cut|reduc|lower|increas|rais|grew|sav|improv|shorten|halv|doubl|tripl|réduc|réduit|baiss|augment|amélior|économis|hausse|diminu|accélér|passage|gain)/iu;
const purpose =
  / (?=(?:in order to|so as to|so that|to (?:agree|ensure|enable|allow|meet|comply|support|help|prepare|make|replace)|afin d|pour (?:que|permettre|assurer|garantir|répondre|remplacer|respecter))(?!\p{L}))/iu;
const asksOf = /^(?:responsible for|in charge of|tasked with|chargée? d|responsable d)/iu;

/** A part shorter than this is a splinter. */
const shortestPart = 10;

const splitAt = (text: string, boundary: RegExp): readonly [string, string] | undefined => {
  const match = boundary.exec(text);
  if (match === null) return undefined;
  const first = text.slice(0, match.index).trim();
  const second = text.slice(match.index + match[0].length).trim();
  return first.length < shortestPart || second.length < shortestPart ? undefined : [first, second];
};

/**
 * Parts a bullet of a CV into what was to be done, what was done and what came of it, by the words that join them. Each
 * part is a stretch of the bullet; where no such word is found, the whole is the action, or the result if it tells of
 * an effect alone.
 */
export const splitDeed = (bullet: string): Deed => {
  const text = readable(bullet);
  if (asksOf.test(text)) return { task: text, action: undefined, result: undefined };
  if (effectFirst.test(text) && tellsOfEffect(text)) {
    const [result, action] = splitAt(text, means) ?? [text, undefined];
    return { task: undefined, action, result };
  }
  const parts = splitAt(text, outcome) ?? splitAt(text, relative) ?? splitAt(text, semicolon);
  const [done, result] = parts ?? [text, undefined];
  const [action, task] = splitAt(done, purpose) ?? [done, undefined];
  return { task, action, result };
};
