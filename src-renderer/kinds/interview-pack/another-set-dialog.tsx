import { Button, Group, Modal, SegmentedControl, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { InterviewPackOptions } from '#shared/kinds/interview-pack/options.ts';
import { answersSchema } from '#shared/kinds/interview-pack/options.ts';
import { OptionRow } from '../../components/form/option-row.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import { longestComment, mostQuestions } from './limits.ts';
import type { UsualSet } from './pack-facts.ts';
import { QuestionCount } from './question-count.tsx';
import type { PackActions } from './use-pack-actions.ts';

interface DialogProps {
  /** What the sets of this pack are like: what the form begins with. */
  readonly usual: UsualSet;
  readonly actions: PackActions;
  readonly onClose: () => void;
}

const SetForm = ({ usual, actions, onClose }: DialogProps) => {
  const { t } = useI18n();
  const [count, setCount] = useState(usual.count);
  const [answers, setAnswers] = useState<InterviewPackOptions['answers']>(usual.answers);
  const [comment, setComment] = useState(usual.comment);
  const [isAsking, setIsAsking] = useState(false);
  const ask = async () => {
    setIsAsking(true);
    // An empty comment is sent too: it stands in place of the pack's own.
    const isAsked = await actions.askForSet({ count, answers, comment: comment.trim() });
    setIsAsking(false);
    if (isAsked) onClose();
  };
  return (
    <Stack gap="lg">
      <OptionRow label={t('interview.count')} hint={t('interview.count-hint', { most: mostQuestions })}>
        <QuestionCount label={t('interview.count')} value={count} onChange={setCount} />
      </OptionRow>
      <OptionRow label={t('interview.answers')} hint={t('interview.answers-hint')}>
        <SegmentedControl
          aria-label={t('interview.answers')}
          value={answers}
          onChange={(value) => setAnswers(answersSchema.parse(value))}
          data={[
            { value: 'none', label: t('interview.answers-none') },
            { value: 'all', label: t('interview.answers-all') },
          ]}
        />
      </OptionRow>
      <Textarea
        data-autofocus
        label={t('interview.comment')}
        description={t('interview.set-comment-hint')}
        placeholder={t('interview.comment-example')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        minRows={2}
        maxRows={8}
        maxLength={longestComment}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      <Group justify="flex-end">
        <Button variant="subtle" onClick={onClose}>
          {t('app.cancel')}
        </Button>
        <Button variant="filled" loading={isAsking} onClick={() => void ask()}>
          {t('interview.find-questions')}
        </Button>
      </Group>
    </Stack>
  );
};

/** Asks how another set is to be; it repeats nothing that was asked before. */
export const AnotherSetDialog = ({ isOpen, ...props }: DialogProps & { isOpen: boolean }) => {
  const { t } = useI18n();
  return (
    <Modal opened={isOpen} onClose={props.onClose} title={t('interview.another-set')} size={520}>
      <SetForm {...props} />
    </Modal>
  );
};
