import type { Label } from '../model/label.ts';
import { ownTextKey } from '../model/label.ts';
import { findKind } from './registry.ts';

const fill = (sentence: string, params: Label['params']): string =>
  sentence.replace(/\{([a-z]+)\}/gi, (blank, name: string) => String(params[name] ?? blank));

/**
 * A label in words.
 *
 * @param language BCP 47; English where the kind has no sentence in it
 * @returns the label's key where this version knows no sentence for it, so that something is always shown
 */
export const labelText = ({ key, params }: Label, language: string): string => {
  if (key === ownTextKey) return String(params['text'] ?? '');
  const [kindName = '', ...rest] = key.split('.');
  const labels = findKind(kindName)?.labels;
  const name = rest.join('.');
  const [primary = ''] = language.toLowerCase().split('-');
  const sentence = labels?.[primary]?.[name] ?? labels?.en[name];
  return sentence === undefined ? key : fill(sentence, params);
};
