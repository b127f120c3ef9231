import { Button, Textarea } from '@mantine/core';
import { useStore } from 'zustand';
import { useI18n } from '../../components/i18n-context.tsx';
import { showToast } from '../../components/toast.tsx';
import { formStore, removeJob, typeCandidate } from './form-store.ts';
import { readCandidateFile, readJobFile, readPastedJob } from './read-source.ts';
import cardStyles from './source-card.module.css';
import { SourceCard } from './source-card.tsx';

const accepted = { candidate: '.json,application/json', job: '.json,.txt,.md,application/json,text/plain' } as const;

/** Tells that a source replaced another, and how to get that back: corrections are never silently lost. */
const useUndoToast = () => {
  const { t } = useI18n();
  return (file: File, undo: (() => void) | null) => {
    if (!undo) return;
    showToast({
      tone: 'info',
      title: t('source.read-from', { file: file.name }),
      actions: [{ label: t('app.undo'), run: undo }],
    });
  };
};

export const CandidateSource = () => {
  const { t } = useI18n();
  const offerUndo = useUndoToast();
  const source = useStore(formStore, (state) => state.candidateSource);
  const name = useStore(formStore, (state) => state.candidate?.fullName);
  return (
    <SourceCard
      title={t('source.candidate')}
      hint={t('source.candidate-hint')}
      accept={accepted.candidate}
      pickLabel={t('source.pick-candidate')}
      inputTestId="candidate-file"
      source={source}
      readLabel={name || t('source.candidate')}
      byHandLabel={t('source.typed')}
      onFile={(file) => void readCandidateFile(file).then((undo) => offerUndo(file, undo))}
      actions={
        name === undefined && (
          <Button size="compact-md" variant="subtle" onClick={typeCandidate}>
            {t('source.by-hand')}
          </Button>
        )
      }
    />
  );
};

export const JobSource = () => {
  const { t } = useI18n();
  const offerUndo = useUndoToast();
  const source = useStore(formStore, (state) => state.jobSource);
  const job = useStore(formStore, (state) => state.job);
  const text = useStore(formStore, (state) => state.pastedJob);
  const remove = () => {
    const undo = removeJob();
    showToast({ tone: 'info', title: t('new.cleared'), actions: [{ label: t('app.undo'), run: undo }] });
  };
  return (
    <SourceCard
      isOptional
      title={t('source.job')}
      hint={t('source.job-hint')}
      accept={accepted.job}
      pickLabel={t('source.pick-job')}
      inputTestId="job-file"
      source={source}
      readLabel={job?.title || t('source.job')}
      byHandLabel={t('source.pasted')}
      onFile={(file) => void readJobFile(file).then((undo) => offerUndo(file, undo))}
      actions={
        job && (
          <Button size="compact-md" variant="subtle" onClick={remove}>
            {t('source.remove')}
          </Button>
        )
      }
    >
      {!job && (
        <div className={cardStyles['paste']}>
          <Textarea
            label={t('source.paste')}
            placeholder={t('source.paste-placeholder')}
            minRows={3}
            maxRows={10}
            value={text}
            onChange={(event) => formStore.setState({ pastedJob: event.currentTarget.value })}
          />
          {text.trim() ? (
            <Button size="compact-md" loading={source.status === 'reading'} onClick={() => void readPastedJob(text)}>
              {t('source.read-text')}
            </Button>
          ) : (
            <p className={cardStyles['hint']}>{t('source.without-job')}</p>
          )}
        </div>
      )}
    </SourceCard>
  );
};
