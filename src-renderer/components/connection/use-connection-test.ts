import { useRef, useState } from 'react';
import type { AppError, Result } from '#shared/model/app-error.ts';
import type { Connection, ConnectionReport } from '#shared/model/connection.ts';
import { withModel } from './test-steps.ts';

export type TestState =
  | { readonly type: 'idle' }
  | { readonly type: 'testing' }
  | { readonly type: 'found'; readonly report: ConnectionReport; readonly model: string | null }
  | { readonly type: 'failed'; readonly error: AppError };

/** Asks for a test, with the key that is typed where one is. */
type AskConnection = (connection: Connection, key: string) => Promise<Result<ConnectionReport>>;

/** Tests a connection as it is in a form. The answer to a test from before a change is dropped. */
export const useConnectionTest = (ask: AskConnection) => {
  const [state, setState] = useState<TestState>({ type: 'idle' });
  const [models, setModels] = useState<readonly string[]>([]);
  const askedNo = useRef(0);
  /** @returns what was found, or null if the test failed or a later one replaced it. */
  const test = async (connection: Connection, key: string): Promise<ConnectionReport | null> => {
    askedNo.current += 1;
    const no = askedNo.current;
    setState({ type: 'testing' });
    const result = await ask(connection, key.trim());
    if (no !== askedNo.current) return null;
    if (!result.ok) {
      setState({ type: 'failed', error: result.error });
      return null;
    }
    setState({ type: 'found', report: result.value, model: connection.model });
    setModels(result.value.models ?? []);
    return result.value;
  };
  /** Forgets what was found, because the connection has changed. */
  const forget = () => {
    askedNo.current += 1;
    setState({ type: 'idle' });
  };
  /** Notes that another model was chosen; what was found of the server stays. */
  const chooseModel = (model: string) =>
    setState((now) => (now.type === 'found' ? { ...now, model, report: withModel(now.report, model) } : now));
  return { state, models, test, forget, chooseModel };
};
