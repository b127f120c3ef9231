import { Loader } from '@mantine/core';
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { errorWords } from '../error-sentence.ts';
import { useI18n } from '../i18n-context.tsx';
import styles from './test-report.module.css';
import type { TestStep } from './test-steps.ts';
import { reportError, testSteps } from './test-steps.ts';
import type { TestState } from './use-connection-test.ts';

const icon = { size: 14, stroke: 2.2, 'aria-hidden': true } as const;
const icons: Readonly<Record<TestStep['state'], ReactNode>> = {
  ok: <IconCheck {...icon} />,
  bad: <IconX {...icon} />,
  skipped: <IconMinus {...icon} />,
};

/** What a test of a connection found, step by step, and what to do where a step failed. */
export const TestReport = ({ state, host }: { state: TestState; host: string }) => {
  const { t, locale } = useI18n();
  const error = state.type === 'failed' ? state.error : state.type === 'found' ? reportError(state.report) : null;
  const words = error && errorWords(t, locale, error);
  return (
    <div role="status" className={styles['report']} data-shown={state.type !== 'idle' || undefined}>
      {state.type === 'testing' && (
        <p className={styles['asking']}>
          <Loader size={14} role="presentation" />
          {t('test.asking', { host })}
        </p>
      )}
      {state.type === 'found' && (
        <ul className={styles['steps']}>
          {testSteps(t, state.report, state.model).map((step) => (
            <li key={step.name} data-state={step.state}>
              {icons[step.state]}
              {step.text}
            </li>
          ))}
        </ul>
      )}
      {words && (
        <p className={styles['problem']}>
          <b>{words.sentence}</b> {words.action}
        </p>
      )}
    </div>
  );
};
