import { ActionIcon } from '@mantine/core';
import { IconCloud, IconFeather, IconServer2, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useEffect, useId, useState } from 'react';
import { useStore } from 'zustand';
import { useActions } from '../../components/actions-context.tsx';
import { Card } from '../../components/card.tsx';
import { tellError } from '../../components/error-sentence.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { Tile } from '../../components/tile.tsx';
import { showToast } from '../../components/toast.tsx';
import { appStore, updateSettings } from '../../stores/app-store.ts';
import styles from './first-run.module.css';
import { OpenAiSetUp } from './open-ai-set-up.tsx';
import { ServerSetUp } from './server-set-up.tsx';

const icon = { size: 20, stroke: 1.6, 'aria-hidden': true } as const;

type Choice = 'openai' | 'server';

interface ChoiceTileProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly isOpen?: boolean;
  readonly onChoose: () => void;
}

const ChoiceTile = ({ icon: picture, title, text, isOpen, onChoose }: ChoiceTileProps) => (
  <li>
    <Tile className={styles['tile']} {...(isOpen === undefined ? {} : { 'aria-expanded': isOpen })} onClick={onChoose}>
      {picture}
      <b>{title}</b>
      <span>{text}</span>
    </Tile>
  </li>
);

const hasOverlay = (): boolean => document.querySelector('[role=dialog], [role=menu], [role=listbox]') !== null;

/** Calls `onEscape` for an Escape that nothing else wants: no dialog, list or search. */
const useEscape = (isOn: boolean, onEscape: () => void): void => {
  useEffect(() => {
    if (!isOn) return;
    // What is open closes itself while the same key press is still on its way: what counts is what was open before it.
    let hadOverlay = false;
    const note = () => {
      hadOverlay = hasOverlay();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const isSearch = event.target instanceof HTMLElement && event.target.matches('[role=searchbox], [type=search]');
      if (event.key !== 'Escape' || event.defaultPrevented || hadOverlay || isSearch) return;
      event.preventDefault();
      onEscape();
    };
    window.addEventListener('keydown', note, { capture: true });
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', note, { capture: true });
      window.removeEventListener('keydown', onKeyDown);
    };
  });
};

/**
 * The question of the first start: who drafts? It stands above the empty library and stops nobody: closing it, or pressing
 * Escape, means Dossier's own drafter, which is ready without an answer.
 */
export const FirstRun = () => {
  const { t, locale } = useI18n();
  const actions = useActions();
  const titleId = useId();
  const hasChosen = useStore(appStore, (state) => state.snapshot?.settings.hasChosenProvider ?? true);
  const [choice, setChoice] = useState<Choice | null>(null);

  const finish = async (provider: string, label: string): Promise<void> => {
    const error = await updateSettings({ hasChosenProvider: true, defaultProvider: provider });
    if (error) return tellError(t, locale, error, () => void finish(provider, label));
    showToast({
      tone: 'good',
      title: t('first-run.done', { label }),
      text: t('first-run.done-hint'),
      actions: [{ label: t('held.open-settings'), run: () => actions.openSettings('models') }],
      staysMs: 5_000,
    });
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  };
  const skip = () => void finish('embedded', t('first-run.embedded'));

  useEscape(!hasChosen, () => {
    if (choice === null) skip();
    else setChoice(null);
  });

  if (hasChosen) return null;
  const toggle = (next: Choice) => setChoice(choice === next ? null : next);
  return (
    <Card as="section" className={styles['panel']} aria-labelledby={titleId} data-testid="first-run">
      <div className={styles['head']}>
        <h2 id={titleId}>{t('first-run.title')}</h2>
        <p>{t('first-run.lead')}</p>
        <ActionIcon variant="subtle" aria-label={t('first-run.skip')} onClick={skip}>
          <IconX size={16} stroke={1.8} />
        </ActionIcon>
      </div>
      <ul className={styles['tiles']}>
        <ChoiceTile
          icon={<IconFeather {...icon} />}
          title={t('first-run.embedded')}
          text={t('first-run.embedded-hint')}
          onChoose={skip}
        />
        <ChoiceTile
          icon={<IconCloud {...icon} />}
          title={t('first-run.openai')}
          text={t('first-run.openai-hint')}
          isOpen={choice === 'openai'}
          onChoose={() => toggle('openai')}
        />
        <ChoiceTile
          icon={<IconServer2 {...icon} />}
          title={t('first-run.server')}
          text={t('first-run.server-hint')}
          isOpen={choice === 'server'}
          onChoose={() => toggle('server')}
        />
      </ul>
      {choice === 'openai' && <OpenAiSetUp onDone={(provider, label) => void finish(provider, label)} />}
      {choice === 'server' && <ServerSetUp onDone={(provider, label) => void finish(provider, label)} />}
    </Card>
  );
};
