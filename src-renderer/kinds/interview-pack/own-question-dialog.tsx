import { Button, Group, Modal, Select, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { InterviewTheme } from '#shared/kinds/interview-pack/question.ts';
import { interviewThemeSchema, interviewThemes, longestQuestion } from '#shared/kinds/interview-pack/question.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import type { PackSet } from './read-pack.ts';
import type { PackActions } from './use-pack-actions.ts';

interface DialogProps {
  readonly sets: readonly PackSet[];
  readonly actions: PackActions;
  readonly onClose: () => void;
}

const QuestionForm = ({ sets, actions, onClose }: DialogProps) => {
  const { t } = useI18n();
  const [question, setQuestion] = useState('');
  const [theme, setTheme] = useState<InterviewTheme>('experience');
  const [set, setSet] = useState<number>(sets.find(({ questions }) => questions.length > 0)?.number ?? 1);
  const [isAdding, setIsAdding] = useState(false);
  const add = async () => {
    setIsAdding(true);
    const isAdded = await actions.addQuestion({ question: question.trim(), theme, set });
    setIsAdding(false);
    if (isAdded) onClose();
  };
  return (
    <Stack gap="md">
      <Textarea
        data-autofocus
        label={t('interview.question')}
        minRows={3}
        maxRows={10}
        maxLength={longestQuestion}
        value={question}
        onChange={(event) => setQuestion(event.currentTarget.value)}
      />
      <Group grow>
        <Select
          label={t('interview.theme')}
          value={theme}
          data={interviewThemes.map((value) => ({ value, label: t(`interview.theme.${value}`) }))}
          onChange={(value) => setTheme(interviewThemeSchema.parse(value))}
        />
        {sets.length > 1 && (
          <Select
            label={t('interview.joins')}
            value={String(set)}
            data={sets.map(({ number }) => ({ value: String(number), label: t('interview.set', { number }) }))}
            onChange={(value) => setSet(Number(value))}
          />
        )}
      </Group>
      <Group justify="flex-end">
        <Button variant="subtle" onClick={onClose}>
          {t('app.cancel')}
        </Button>
        <Button variant="filled" disabled={question.trim() === ''} loading={isAdding} onClick={() => void add()}>
          {t('interview.add')}
        </Button>
      </Group>
    </Stack>
  );
};

/** Takes a question of the user's own into a set. */
export const OwnQuestionDialog = ({ isOpen, ...props }: DialogProps & { isOpen: boolean }) => {
  const { t } = useI18n();
  return (
    <Modal opened={isOpen} onClose={props.onClose} title={t('interview.add-question')} size={520}>
      <QuestionForm {...props} />
    </Modal>
  );
};
