import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { listProblems, toFieldErrors } from '../../../src-renderer/components/form/problem.ts';
import type { FormClock } from '../../../src-renderer/stores/form-session.ts';
import { createFormSession } from '../../../src-renderer/stores/form-session.ts';

const valuesSchema = z.object({ name: z.string(), rows: z.array(z.object({ key: z.string(), text: z.string() })) });
type Values = z.infer<typeof valuesSchema>;
const empty: Values = { name: '', rows: [] };

/** A form over a main side that keeps what it is given; time stands still until it is moved. */
const open = (kept: unknown = null) => {
  let now = 1_000;
  const pending = new Set<() => void>();
  const clock: FormClock = {
    now: () => now,
    timers: {
      set: (callback) => {
        pending.add(callback);
        return () => pending.delete(callback);
      },
    },
  };
  const saved: unknown[] = [];
  let failure: { code: string; message: string } | null = null;
  const call = vi.fn(async (name: string, { value }: { value?: unknown }) => {
    if (name === 'form-draft.get') return { ok: true, value: { value: kept } };
    if (failure) return { ok: false, error: failure };
    saved.push(value);
    return { ok: true, value: {} };
  });
  vi.stubGlobal('window', { dossier: { call } });
  const session = createFormSession<Values, string>(
    {
      kind: 'competence-file',
      empty,
      schema: valuesSchema,
      resolve: ({ name }) =>
        name === ''
          ? { ok: false, errors: toFieldErrors(new Map([['name', { type: 'required' }]])) }
          : { ok: true, value: name },
      tell: ({ name, rows }) => ({ canDraft: name !== '', hasInput: name !== '', sections: rows.length }),
    },
    clock,
  );
  const { control } = session.binding.formControl;
  return {
    session,
    saved,
    call,
    errors: () => [...listProblems(control._formState.errors)],
    /** A key press in a text field. */
    type: (name: 'name' | 'rows.0.text', value: string) =>
      control.register(name).onChange({ type: 'change', target: { name, value } }),
    wait: (ms: number) => {
      now += ms;
    },
    pause: () => {
      for (const callback of [...pending]) callback();
      pending.clear();
    },
    fail: (error: typeof failure) => {
      failure = error;
    },
  };
};

describe('a form that outlives its page', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('takes typing in one field back as one step, and brings it again', async () => {
    const { session, type, wait } = open();
    for (const name of ['A', 'An', 'Ana']) await type('name', name);
    wait(5_000);
    await type('name', 'Anais');
    session.undo();
    expect(session.values().name).toBe('Ana');
    session.undo();
    expect(session.values().name).toBe('');
    expect(session.standing.getState()).toMatchObject({ canUndo: false, canRedo: true });
    session.redo();
    session.redo();
    expect(session.values().name).toBe('Anais');
    expect(session.standing.getState()).toMatchObject({ canUndo: true, canRedo: false });
  });

  it('takes typing in a row back', async () => {
    const { session, type, saved, pause } = open();
    session.change({ rows: [{ key: 'a', text: '' }] });
    pause();
    await type('rows.0.text', 'A point');
    pause();
    await vi.waitFor(() => expect(saved.at(-1)).toEqual({ name: '', rows: [{ key: 'a', text: 'A point' }] }));
    session.undo();
    expect(session.values().rows[0]?.text).toBe('');
    session.redo();
    expect(session.values().rows[0]?.text).toBe('A point');
  });

  it('takes each other change back by itself, however soon one follows another', () => {
    const { session } = open();
    const row = (key: string) => ({ key, text: key });
    session.change({ rows: [row('a')] });
    session.change({ rows: [row('a'), row('b')] });
    session.change({ rows: [row('b'), row('a')] });
    session.undo();
    expect(session.values().rows.map(({ key }) => key)).toEqual(['a', 'b']);
    session.undo();
    expect(session.values().rows.map(({ key }) => key)).toEqual(['a']);
    expect(session.standing.getState().sections).toBe(1);
  });

  it('is kept when typing pauses, the last state once, and forgotten when nothing is left in it', async () => {
    const { session, type, saved, pause } = open();
    for (const name of ['A', 'An']) await type('name', name);
    expect(saved).toEqual([]);
    pause();
    expect(saved).toEqual([{ name: 'An', rows: [] }]);
    await vi.waitFor(() => expect(session.standing.getState().saveError).toBeNull());
    session.startOver();
    pause();
    await vi.waitFor(() => expect(saved).toEqual([{ name: 'An', rows: [] }, null]));
  });

  it('is kept at once when the page goes', async () => {
    const { session, type, saved } = open();
    await type('name', 'A');
    session.flush();
    expect(saved).toEqual([{ name: 'A', rows: [] }]);
  });

  it('says that it could not be kept, until it could', async () => {
    const { session, type, pause, fail } = open();
    fail({ code: 'data.disk-full', message: 'The disk is full.' });
    await type('name', 'A');
    pause();
    await vi.waitFor(() => expect(session.standing.getState().saveError?.code).toBe('data.disk-full'));
    fail(null);
    await type('name', 'An');
    pause();
    await vi.waitFor(() => expect(session.standing.getState().saveError).toBeNull());
  });

  it('takes up what was kept, once', async () => {
    const { session, call } = open({ name: 'Ana', rows: [] });
    await Promise.all([session.restore(), session.restore()]);
    expect(session.values().name).toBe('Ana');
    expect(session.standing.getState()).toMatchObject({ canDraft: true, canUndo: false });
    expect(call.mock.calls.filter(([name]) => name === 'form-draft.get')).toHaveLength(1);
  });

  it('begins empty where what was kept is of another shape', async () => {
    const { session } = open({ name: 7 });
    await session.restore();
    expect(session.values()).toEqual(empty);
  });

  it('keeps what was typed before the answer came', async () => {
    const { session, type } = open({ name: 'Kept', rows: [] });
    const restoring = session.restore();
    await type('name', 'Typed');
    await restoring;
    expect(session.values().name).toBe('Typed');
  });

  it('is empty, forgotten and without a way back once it has become a document', async () => {
    const { session, type, saved } = open();
    await type('name', 'Ana');
    session.finish();
    expect(session.values()).toEqual(empty);
    expect(session.standing.getState()).toMatchObject({ canUndo: false, canDraft: false });
    expect(saved.at(-1)).toBeNull();
  });

  it('brings everything back after it was emptied by mistake', async () => {
    const { session, type } = open();
    await type('name', 'Ana');
    const undo = session.startOver();
    expect(session.values()).toEqual(empty);
    undo();
    expect(session.values().name).toBe('Ana');
  });

  it('knows what is wrong after every change, a step back included', async () => {
    const { session, type, errors } = open();
    await type('name', 'Ana');
    expect(await session.submit()).toBe('Ana');
    session.undo();
    await vi.waitFor(() => expect(errors()).toEqual([['name', { type: 'required' }]]));
    session.redo();
    await vi.waitFor(() => expect(errors()).toEqual([]));
    session.undo();
    expect(await session.submit()).toBeNull();
  });
});
