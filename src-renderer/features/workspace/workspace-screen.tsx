import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { DocumentId } from '#shared/model/ids.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import { WorkspaceSkeleton } from '../../components/workspace-skeleton.tsx';
import { findKind } from '../../kinds/registry.ts';
import { documentStore, openDocument, refetchDocument } from '../../stores/document-store.ts';
import { navigate } from '../../stores/navigation-store.ts';
import type { Side } from './desk.tsx';
import { Desk } from './desk.tsx';
import { Inspector } from './inspector/inspector.tsx';
import { runProgress } from './run-progress.ts';
import { Spine } from './spine/spine.tsx';
import { WorkspaceBar } from './workspace-bar.tsx';
import styles from './workspace-screen.module.css';

const wideEnough = '(min-width: 1280px)';

/** One document: its spine, its page, and what is good to know beside it. */
export const WorkspaceScreen = ({ documentId }: { documentId: DocumentId }) => {
  const { t } = useI18n();
  const view = useStore(documentStore, (state) => (state.documentId === documentId ? state.view : null));
  const error = useStore(documentStore, (state) => state.error);
  const isWide = useMediaQuery(wideEnough, true, { getInitialValueInEffect: false });
  const [choice, setChoice] = useState<boolean | null>(null);
  const hasInspector = choice ?? isWide;
  const [side, setSide] = useState<{ readonly of: DocumentId; readonly side: Side } | null>(null);

  useEffect(() => openDocument(documentId), [documentId]);

  if (!view) {
    if (!error) return <WorkspaceSkeleton />;
    return (
      <div className={styles['waiting']}>
        <ErrorMessage
          isWhole
          title={t('work.failed')}
          error={error}
          onRetry={() => void refetchDocument()}
          more={<Button onClick={() => navigate({ name: 'library' })}>{t('work.back')}</Button>}
        />
      </div>
    );
  }
  const { isOpen, drafted } = runProgress(view, 0);
  const chosenSide = side?.of === documentId ? side.side : null;
  // A kind's own view lists the sections itself.
  const hasSpine = !(findKind(view.kind)?.desk && (chosenSide ?? 'own') === 'own');
  return (
    <div
      className={styles['work']}
      data-inspector={hasInspector || undefined}
      data-no-spine={hasSpine ? undefined : true}
    >
      <WorkspaceBar view={view} hasInspector={hasInspector} onToggleInspector={() => setChoice(!hasInspector)} />
      {hasSpine && <Spine view={view} />}
      <Desk
        view={view}
        isOpen={isOpen}
        drafted={drafted}
        choice={chosenSide}
        onChoose={(next) => setSide({ of: documentId, side: next })}
      />
      {hasInspector && <Inspector view={view} />}
    </div>
  );
};
