import type { ComponentType, ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { FormProvider, useForm } from 'react-hook-form';
import { z } from 'zod';
import type { StoreApi } from 'zustand/vanilla';
import type { MessageKey } from '#shared/i18n/translate.ts';
import type { Json } from '#shared/model/json.ts';
import type { DocumentKindName } from '#shared/model/run.ts';
import { draftWishesSchema, plainWishes } from '../components/draft-wishes.ts';
import type { FormSession, FormStanding } from '../stores/form-session.ts';

/** What a filled-in form asks for. */
export interface DraftRequest {
  /** As the kind parses it. */
  readonly input: unknown;
  /** The options that only its kind knows. */
  readonly kindOptions: Readonly<Record<string, Json>>;
}

/** What every form of a new document holds, besides what its kind needs. */
export const commonValuesSchema = z.object({
  /** Empty: the title that the kind gives. */
  title: z.string(),
  wishes: draftWishesSchema,
});
export type CommonValues = z.infer<typeof commonValuesSchema>;

export const commonValues: CommonValues = { title: '', wishes: plainWishes };

interface FormOfProps<V extends FieldValues> {
  readonly session: FormSession<V, DraftRequest>;
  readonly children: ReactNode;
}

/** Gives the fields inside it the form of a session. */
export const FormOf = <V extends FieldValues>({ session, children }: FormOfProps<V>) => {
  const form = useForm<V, unknown, DraftRequest>(session.binding);
  return <FormProvider {...form}>{children}</FormProvider>;
};

/** What the page says in the words of a kind. */
interface NewFormSentences {
  readonly heading: MessageKey;
  /** What has to be given before a draft can be asked for. */
  readonly needsInput: MessageKey;
  /** Said when a draft can be asked for; `{count}` is its sections. */
  readonly ready: MessageKey;
  /** What the document is called unless a title is given. */
  readonly titleHint: MessageKey;
}

interface NewFormParts {
  readonly sentences: NewFormSentences;
  /** Gives the fields inside it the form they belong to. */
  readonly Provider: ComponentType<{ readonly children: ReactNode }>;
  /** Where the input comes from. */
  readonly Sources: ComponentType;
  /** What was understood, to be corrected. */
  readonly Correction: ComponentType;
  /** The options that only this kind has. */
  readonly Options: ComponentType;
  /** Takes files that were dropped outside of the sources. */
  readonly takeFiles: (files: readonly File[]) => Promise<void>;
  /** Told when the form is emptied. */
  readonly onEmptied: () => void;
}

/** The form of a new document of one kind, for whoever doesn't know the kind. */
export interface NewForm extends Omit<NewFormParts, 'onEmptied'> {
  readonly kind: DocumentKindName;
  readonly standing: StoreApi<FormStanding>;
  readonly common: () => CommonValues;
  /** The fields in which something is wrong, in the order in which it is to be corrected. */
  readonly wrongFields: () => string[];
  readonly submit: () => Promise<DraftRequest | null>;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly restore: () => Promise<void>;
  readonly flush: () => void;
  readonly startOver: () => () => void;
  readonly finish: () => void;
}

/** The form of a kind, of its values and the parts that show them. */
export const createNewForm = <V extends FieldValues & CommonValues>(
  kind: DocumentKindName,
  session: FormSession<V, DraftRequest>,
  { onEmptied, ...parts }: NewFormParts,
): NewForm => {
  const { standing, wrongFields, submit, undo, redo, restore, flush } = session;
  return {
    ...parts,
    kind,
    standing,
    wrongFields,
    submit,
    undo,
    redo,
    restore,
    flush,
    common: session.values,
    startOver: () => {
      onEmptied();
      return session.startOver();
    },
    finish: () => {
      onEmptied();
      session.finish();
    },
  };
};
