import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { Translate } from '#shared/i18n/translate.ts';
import type { DocumentView } from '#shared/model/document.ts';
import type { SectionView } from '#shared/model/section.ts';
import { useActions } from '../../../components/actions-context.tsx';
import { drafterName, isModelRun } from '../../../components/drafter-name.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import styles from '../../../components/inspector/inspector.module.css';
import { Block, Fact } from '../../../components/inspector/inspector-block.tsx';
import { SectionFault } from '../../../components/section/section-fault.tsx';
import { canDraftAgain, isFaulty, standingOf } from '../../../components/section/standing-text.ts';
import { sectionName } from '../../../components/section-name.ts';
import { documentStore } from '../../../stores/document-store.ts';
import { PaidFacts } from './paid-facts.tsx';

/** Who wrote what stands there. */
const writerOf = (t: Translate, { origin, content, standIn }: SectionView, run: DocumentView['run']): string | null => {
  if (content === '') return null;
  if (origin === 'user') return t('inspector.by-you');
  if (standIn) return standIn.label ?? t('provider.embedded');
  if (origin === 'embedded') return t('provider.embedded');
  if (origin === null || run === null) return null;
  return isModelRun(run) ? [drafterName(t, run), run.model].filter(Boolean).join(' · ') : t('inspector.by-model');
};

/** Why another than the run's own drafter wrote it; null where that one did. */
const insteadOf = (t: Translate, { standIn, origin }: SectionView): string | null =>
  standIn && origin !== 'user' ? t(`inspector.instead-${standIn.reason}`, { name: standIn.insteadOfLabel }) : null;

/** The chosen section: who wrote it, what it cost, why it has no new text, and what can be done about it. */
export const SectionFacts = ({ view }: { view: DocumentView }) => {
  const { t } = useI18n();
  const actions = useActions();
  const section = useStore(documentStore, ({ selectedId }) => view.sections.find(({ id }) => id === selectedId));
  if (!section) return null;
  const { paid } = section;
  const standing = standingOf(section, view.run);
  const writer = writerOf(t, section, view.run);
  const hasFault = isFaulty(section);
  const isAgain = canDraftAgain(section, view.run);
  // Of a file that was drafted on this computer there is nothing to say that the spine doesn't.
  if (!isModelRun(view.run) && !paid && !hasFault) return null;
  const name = sectionName(t, section);
  return (
    <Block title={name}>
      {hasFault && <SectionFault section={section} />}
      {writer !== null && (
        <dl>
          <Fact
            isName
            name={t('inspector.text-by')}
            note={standing ? t(`standing.${standing}`) : insteadOf(t, section)}
          >
            {writer}
          </Fact>
        </dl>
      )}
      {paid && <PaidFacts paid={paid} />}
      {isAgain && (
        <Button
          className={styles['again']}
          size="compact-md"
          leftSection={<IconRefresh size={15} stroke={1.7} />}
          onClick={() => void actions.draftSectionAgain(section.id, name)}
        >
          {t('work.draft-again')}
        </Button>
      )}
    </Block>
  );
};
