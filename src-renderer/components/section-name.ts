import type { Translate } from '#shared/i18n/translate.ts';
import { labelText } from '#shared/kinds/label-text.ts';
import type { Label } from '#shared/model/label.ts';

/** A label in the language of the interface. */
export const labelName = (t: Translate, label: Label): string => labelText(label, t('language.tag'));

/** A section's name in the language of the interface. */
export const sectionName = (t: Translate, { label }: { readonly label: Label }): string => labelName(t, label);

/** What documents of a kind are called. */
export const kindName = (t: Translate, kind: string): string => labelName(t, { key: `${kind}.kind`, params: {} });
