import { Button, Textarea } from '@mantine/core';
import { useController, useWatch } from 'react-hook-form';
import { useStore } from 'zustand';
import type { MessageKey } from '#shared/i18n/translate.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import cardStyles from '../../components/source/source-card.module.css';
import { SourceCard } from '../../components/source/source-card.tsx';
import { showToast } from '../../components/toast.tsx';
import type { CandidacyValues } from './candidacy-values.ts';
import { noteText } from './note-text.ts';
import type { SourceReader } from './read-source.ts';

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

interface SourceProps {
  readonly reader: SourceReader;
}

export const CandidateSource = ({ reader }: SourceProps) => {
  const { t } = useI18n();
  const offerUndo = useUndoToast();
  const reading = useStore(reader.readings, (state) => state.candidate);
  const [candidate, origin] = useWatch<CandidacyValues, ['candidate', 'candidateOrigin']>({
    name: ['candidate', 'candidateOrigin'],
  });
  return (
    <SourceCard
      title={t('source.candidate')}
      hint={t('source.candidate-hint')}
      accept={accepted.candidate}
      pickLabel={t('source.pick-candidate')}
      inputTestId="candidate-file"
      reading={reading}
      isReady={candidate !== null}
      name={origin.name}
      notes={origin.notes.map((note) => noteText(t, note))}
      readLabel={candidate?.fullName || t('source.candidate')}
      byHandLabel={t('source.typed')}
      onFile={(file) => void reader.readCandidate(file).then((undo) => offerUndo(file, undo))}
      actions={
        candidate === null && (
          <Button size="compact-md" variant="subtle" onClick={reader.typeCandidate}>
            {t('source.by-hand')}
          </Button>
        )
      }
    />
  );
};

interface JobSourceProps extends SourceProps {
  /** What becomes of the document when no job is given. */
  readonly without: MessageKey;
}

const PasteJob = ({ reader, without }: JobSourceProps) => {
  const { t } = useI18n();
  const { field } = useController<CandidacyValues, 'pastedJob'>({ name: 'pastedJob' });
  const isReading = useStore(reader.readings, (state) => state.job.reading !== null);
  return (
    <div className={cardStyles['paste']}>
      <Textarea
        ref={field.ref}
        label={t('source.paste')}
        placeholder={t('source.paste-placeholder')}
        minRows={3}
        maxRows={10}
        value={field.value}
        onBlur={field.onBlur}
        onChange={(event) => field.onChange(event.currentTarget.value)}
      />
      {field.value.trim() ? (
        <Button size="compact-md" loading={isReading} onClick={() => void reader.readPastedJob()}>
          {t('source.read-text')}
        </Button>
      ) : (
        <p className={cardStyles['hint']}>{t(without)}</p>
      )}
    </div>
  );
};

export const JobSource = ({ reader, without }: JobSourceProps) => {
  const { t } = useI18n();
  const offerUndo = useUndoToast();
  const reading = useStore(reader.readings, (state) => state.job);
  const [job, origin] = useWatch<CandidacyValues, ['job', 'jobOrigin']>({ name: ['job', 'jobOrigin'] });
  const remove = () => {
    const undo = reader.removeJob();
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
      reading={reading}
      isReady={job !== null}
      name={origin.name}
      notes={origin.notes.map((note) => noteText(t, note))}
      readLabel={job?.title || t('source.job')}
      byHandLabel={t('source.pasted')}
      onFile={(file) => void reader.readJob(file).then((undo) => offerUndo(file, undo))}
      actions={
        job && (
          <Button size="compact-md" variant="subtle" onClick={remove}>
            {t('source.remove')}
          </Button>
        )
      }
    >
      {!job && <PasteJob reader={reader} without={without} />}
    </SourceCard>
  );
};
