import { Button, Group, Loader, Modal } from '@mantine/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { AppError } from '#shared/model/app-error.ts';
import type { DocumentView } from '#shared/model/document.ts';
import { client } from '../../client.ts';
import type { ActionSubject } from '../../components/actions-context.tsx';
import { useActions } from '../../components/actions-context.tsx';
import type { DraftWishes } from '../../components/draft-wishes.ts';
import { optionsOfWishes, wishProblems } from '../../components/draft-wishes.ts';
import { DrafterFields } from '../../components/drafter-fields.tsx';
import { errorWords } from '../../components/error-sentence.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { Notice } from '../../components/notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { appStore } from '../../stores/app-store.ts';
import { connectionsStore, draftersOf } from '../../stores/connections-store.ts';
import { refetchDocument } from '../../stores/document-store.ts';
import { navigationStore } from '../../stores/navigation-store.ts';
import styles from './redraft-dialog.module.css';
import { wishesForRedraft } from './redraft-wishes.ts';
import { StillOpen } from './still-open.tsx';
import { useDocument } from './use-document.ts';

interface RedraftFormProps {
  readonly view: DocumentView;
  readonly onClose: () => void;
}

const RedraftForm = ({ view, onClose }: RedraftFormProps) => {
  const { t, locale } = useI18n();
  const actions = useActions();
  const state = useStore(connectionsStore);
  const drafters = draftersOf(state, useStore(appStore));
  const [changed, setChanged] = useState<DraftWishes | null>(null);
  const [hasTried, setHasTried] = useState(false);
  const [isStarting, setIsStarting] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const wishes = changed ?? wishesForRedraft(view.run, drafters);
  const problems = wishProblems(wishes, drafters);
  const isOpen = view.run !== null && view.run.counts.waiting + view.run.counts.running > 0;
  const locked = view.sections.filter(({ isLocked }) => isLocked).length;
  const edited = view.sections.filter(({ isLocked, origin }) => !isLocked && origin === 'user').length;
  const count = view.sections.length - locked;

  const tellStarted = (sections: number) => {
    const { route } = navigationStore.getState();
    const isShown = route.name === 'workspace' && route.documentId === view.id;
    showToast({
      tone: 'info',
      title: t('toast.started'),
      text: t('redraft.started', { count: sections }),
      actions: isShown ? [] : [{ label: t('app.open'), run: () => actions.open(view.id) }],
    });
  };
  const start = async () => {
    setHasTried(true);
    if (problems.length > 0) return;
    setIsStarting(true);
    const options = optionsOfWishes(wishes, drafters);
    const result = await client.call('run.redraft', { documentId: view.id, options });
    setIsStarting(false);
    if (!result.ok) return setError(result.error);
    onClose();
    tellStarted(result.value.sections);
    await refetchDocument();
  };
  const words = error && errorWords(t, locale, error);
  return (
    <>
      <DrafterFields
        wishes={wishes}
        drafters={drafters}
        holds={state.holds}
        problems={hasTried ? problems : []}
        onChange={(patch) => setChanged({ ...wishes, ...patch })}
        onOpenSettings={actions.openSettings}
      />
      <p className={styles['promise']}>
        {[
          t('redraft.promise'),
          edited > 0 && t('redraft.edited', { count: edited }),
          locked > 0 && t('redraft.locked', { count: locked }),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      {isOpen && view.run && <StillOpen runId={view.run.id} />}
      {words && !isOpen && (
        <Notice tone="bad" title={words.sentence}>
          {words.action}
        </Notice>
      )}
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button variant="filled" disabled={isOpen || count === 0} loading={isStarting} onClick={() => void start()}>
          {t('redraft.run', { count })}
        </Button>
      </Group>
    </>
  );
};

const NoModel = ({ onClose }: { onClose: () => void }) => {
  const { t } = useI18n();
  const actions = useActions();
  return (
    <>
      <p>{t('redraft.no-model')}</p>
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button variant="filled" data-autofocus onClick={() => actions.openSettings('models')}>
          {t('held.open-settings')}
        </Button>
      </Group>
    </>
  );
};

/** Asks who is to draft a document anew, and how; for a text of the embedded drafter, which model is to better it. */
export const RedraftDialog = ({ subject, onClose }: { subject: ActionSubject; onClose: () => void }) => {
  const { t, locale } = useI18n();
  const { view, error, read } = useDocument(subject.documentId);
  const hasNoModel = useStore(connectionsStore, (state) => state.connections?.length === 0);
  const body = () => {
    if (hasNoModel) return <NoModel onClose={onClose} />;
    if (view) return <RedraftForm view={view} onClose={onClose} />;
    if (!error) return <Loader aria-label={t('work.loading')} />;
    return (
      <Notice
        tone="bad"
        title={errorWords(t, locale, error).sentence}
        actions={<Button onClick={() => void read()}>{t('app.try-again')}</Button>}
      />
    );
  };
  return (
    <Modal opened onClose={onClose} title={t('redraft.title')} size={620}>
      <p className={styles['subject']} dir="auto">
        {subject.title}
      </p>
      {body()}
    </Modal>
  );
};
