import { NumberInput, SegmentedControl, Textarea } from '@mantine/core';
import { useController, useWatch } from 'react-hook-form';
import { OptionRow } from '../../components/form/option-row.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import type { PackValues } from './form-values.ts';
import { longestComment, mostQuestions, mostSets } from './limits.ts';
import { QuestionCount } from './question-count.tsx';

const Sets = () => {
  const { t } = useI18n();
  const { field } = useController<PackValues, 'options.sets'>({ name: 'options.sets' });
  return (
    <OptionRow label={t('interview.sets')} hint={t('interview.sets-hint')}>
      <NumberInput
        w={84}
        aria-label={t('interview.sets')}
        min={1}
        max={mostSets}
        clampBehavior="strict"
        allowDecimal={false}
        value={field.value}
        onChange={(value) => field.onChange(Math.max(1, Number(value) || 1))}
      />
    </OptionRow>
  );
};

const Questions = () => {
  const { t } = useI18n();
  const { field } = useController<PackValues, 'options.questions'>({ name: 'options.questions' });
  return (
    <OptionRow label={t('interview.count')} hint={t('interview.count-hint', { most: mostQuestions })}>
      <QuestionCount label={t('interview.count')} value={field.value} onChange={field.onChange} />
    </OptionRow>
  );
};

const Answers = () => {
  const { t } = useI18n();
  const { field } = useController<PackValues, 'options.answers'>({ name: 'options.answers' });
  return (
    <OptionRow label={t('interview.answers')} hint={t('interview.answers-hint')}>
      <SegmentedControl
        aria-label={t('interview.answers')}
        value={field.value}
        onChange={field.onChange}
        data={[
          { value: 'none', label: t('interview.answers-none') },
          { value: 'all', label: t('interview.answers-all') },
        ]}
      />
    </OptionRow>
  );
};

const Comment = () => {
  const { t } = useI18n();
  const { field } = useController<PackValues, 'options.comment'>({ name: 'options.comment' });
  return (
    <Textarea
      ref={field.ref}
      label={t('interview.comment')}
      description={t('interview.comment-hint')}
      placeholder={t('interview.comment-example')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      minRows={2}
      maxRows={8}
      maxLength={longestComment}
      value={field.value}
      onBlur={field.onBlur}
      onChange={(event) => field.onChange(event.currentTarget.value)}
    />
  );
};

/** The options that only an interview pack has. Of a set that is given, nothing is to be said but who answers. */
export const OptionFields = () => {
  const given = useWatch<PackValues, 'given'>({ name: 'given' });
  if (given !== null) return <Answers />;
  return (
    <>
      <Sets />
      <Questions />
      <Answers />
      <Comment />
    </>
  );
};
