import type { FieldError, FieldErrors, FieldValues, ResolverResult, UseFormProps } from 'react-hook-form';
import { createFormControl, set } from 'react-hook-form';
import type { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import type { AppError } from '#shared/model/app-error.ts';
import type { DocumentKindName } from '#shared/model/run.ts';
import { client } from '../client.ts';
import { createAutoSaver } from './auto-saver.ts';
import type { EditHistory } from './edit-history.ts';
import { beginHistory, pushEdit, redoEdit, undoEdit } from './edit-history.ts';

/** The input that a form asks for, or its problems by the paths of its fields. */
export type FormOutcome<R> =
  | { readonly ok: true; readonly value: R }
  | { readonly ok: false; readonly errors: ReadonlyMap<string, FieldError> };

/** The form of one kind of document: what it holds, and what comes of it. */
export interface FormDefinition<V extends FieldValues, R> {
  readonly kind: DocumentKindName;
  /** The form with nothing filled in. */
  readonly empty: V;
  /** What a form that was kept has to look like to be taken up again. */
  readonly schema: z.ZodType<V>;
  /** What values ask for, or what is wrong with them. Pure. */
  readonly resolve: (values: V) => FormOutcome<R>;
  /** What is to be known of the values. Pure. */
  readonly tell: (values: V) => FormFacts;
}

/** What a page says of a form without knowing its kind. */
export interface FormFacts {
  /** There is enough for a draft to be asked for. */
  readonly canDraft: boolean;
  /** Something was read or typed in. */
  readonly hasInput: boolean;
  /** How many sections a draft would have. */
  readonly sections: number;
}

/** The clock of a session, which tests set. */
export interface FormClock {
  /** Epoch milliseconds. */
  now(): number;
  readonly timers: { set(callback: () => void, delayMs: number): () => void };
}

const windowClock: FormClock = {
  now: () => Date.now(),
  timers: {
    set: (callback, delayMs) => {
      const timer = setTimeout(callback, delayMs);
      return () => clearTimeout(timer);
    },
  },
};

/** The form is kept when nothing was changed for so long. */
const pauseMs = 400;

/** What is known of a form. */
export interface FormStanding extends FormFacts {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Why the form could not be kept the last time; null when it was. */
  readonly saveError: AppError | null;
}

/** An outcome as react-hook-form takes it: errors in the shape of the values. */
const toResolved = <V extends FieldValues, R>(outcome: FormOutcome<R>): ResolverResult<V, R> => {
  if (outcome.ok) return { values: outcome.value, errors: {} };
  const errors: FieldErrors<V> = {};
  for (const [path, error] of outcome.errors) set(errors, path, error);
  return { values: {}, errors };
};

/**
 * A form that outlives the page it is filled in on: every change is a step that can be gone back, and is kept on disk
 * shortly after, until a draft is made of it.
 */
export const createFormSession = <V extends FieldValues, R>(
  { kind, empty, schema, resolve, tell }: FormDefinition<V, R>,
  clock: FormClock = windowClock,
) => {
  const options: UseFormProps<V, unknown, R> = {
    resolver: (values) => toResolved(resolve(values)),
    // The whole form is checked after each change below, because one field can make another one wrong.
    mode: 'onSubmit',
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
  };
  const form = createFormControl<V, unknown, R>({ ...options, values: empty });
  const standing = createStore<FormStanding>()(() => ({
    ...tell(empty),
    canUndo: false,
    canRedo: false,
    saveError: null,
  }));
  /** The values as they are now: a copy, since the form changes its own in place. */
  const current = (): V => structuredClone(form.getValues());
  let history: EditHistory<V> = beginHistory(current());
  const asJson = (value: unknown) => JSON.stringify(value);

  const saver = createAutoSaver<V>({
    timers: clock.timers,
    delayMs: pauseMs,
    save: async (values) => {
      const value = asJson(values) === asJson(empty) ? null : values;
      const result = await client.call('form-draft.save', { kind, value });
      standing.setState({ saveError: result.ok ? null : result.error });
    },
  });

  let shownErrors = asJson([]);
  const check = (): void => {
    const outcome = resolve(form.getValues());
    const errors = asJson(outcome.ok ? [] : [...outcome.errors]);
    // Reporting errors draws their fields again, so only errors that differ are reported.
    if (errors === shownErrors) return;
    shownErrors = errors;
    void form.trigger();
  };

  const setHistory = (next: EditHistory<V>): void => {
    if (next.present !== history.present) saver.put(next.present);
    history = next;
    standing.setState({ ...tell(next.present), canUndo: next.past.length > 0, canRedo: next.future.length > 0 });
  };

  form.subscribe({
    formState: { values: true },
    callback: ({ name, type }) => {
      // Typing in one field goes on as one step; anything else is a step of its own.
      const about = type === 'change' && name !== undefined ? name : null;
      const next = pushEdit(history, current(), about, clock.now());
      if (next === history) return;
      setHistory(next);
      check();
    },
  });

  /** Puts other values into the form; fields keep what was found wrong until it is checked again. */
  const show = (values: V, hasTried = true): void =>
    form.reset(values, { keepDefaultValues: true, keepErrors: true, keepSubmitCount: hasTried });

  /** Goes to another step of the history. */
  const goTo = (next: EditHistory<V>): void => {
    if (next === history) return;
    setHistory(next);
    show(next.present);
    check();
  };

  const restore = async (): Promise<void> => {
    const kept = await client.call('form-draft.get', { kind });
    if (!kept.ok || kept.value.value === null) return;
    const values = schema.safeParse(kept.value.value);
    // If the user typed before the answer came, the typed values stay.
    if (!values.success || history.past.length > 0) return;
    setHistory(beginHistory(values.data));
    show(values.data);
    check();
  };
  let restoring: Promise<void> | null = null;

  return {
    /** For `useForm`, which takes the options anew each time. */
    binding: { ...options, formControl: form.formControl },
    standing,
    values: current,
    /** The fields in which something is wrong, in the order in which it is to be corrected. */
    wrongFields: (): string[] => {
      const outcome = resolve(current());
      return outcome.ok ? [] : [...outcome.errors.keys()];
    },
    /** Changes parts of the form in one step. */
    change(patch: Partial<V>): void {
      show({ ...current(), ...patch });
    },
    undo: (): void => goTo(undoEdit(history)),
    redo: (): void => goTo(redoEdit(history)),
    /** Takes up the form as it was kept, the first time it is asked to. */
    restore: (): Promise<void> => {
      restoring ??= restore();
      return restoring;
    },
    /** Keeps what was not kept yet, now. */
    flush: saver.flush,
    /** Empties the form. @returns a function that brings it all back. */
    startOver: (): (() => void) => {
      const before = current();
      show(empty, false);
      return () => show(before);
    },
    /** Empties the form for good: it has become a document. */
    finish: (): void => {
      show(empty, false);
      setHistory(beginHistory(current()));
      saver.flush();
    },
    /** Says what the form asks for; null where something is wrong, which is pointed out from then on. */
    submit: async (): Promise<R | null> => {
      const asked: R[] = [];
      await form.handleSubmit((request) => {
        asked.push(request);
      })();
      return asked[0] ?? null;
    },
  };
};

export type FormSession<V extends FieldValues, R> = ReturnType<typeof createFormSession<V, R>>;
