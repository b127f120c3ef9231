import { useI18n } from '../../components/i18n-context.tsx';
import { Anchors } from './anchors.tsx';
import { AnswerPart } from './answer-part.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { InputAsked } from './input-asked.tsx';
import styles from './question-details.module.css';
import type { PackQuestion } from './read-pack.ts';
import type { PackActions } from './use-pack-actions.ts';

/** All about one question: why it is asked, what a good answer shows, what of the CV it touches, and its answer. */
export const QuestionDetails = ({ question, actions }: { question: PackQuestion; actions: PackActions }) => {
  const { t } = useI18n();
  const { why, goodAnswer, requirement, evidence, anchors, needsInput } = question.data;
  return (
    <div className={styles['details']}>
      <div className={styles['facts']}>
        <section>
          <h3>{t('interview.why')}</h3>
          <p dir="auto">{why}</p>
        </section>
        <section>
          <h3>{t('interview.good-answer')}</h3>
          <p dir="auto">{goodAnswer}</p>
        </section>
        {requirement !== undefined && (
          <section>
            <h3>{t('interview.requirement')}</h3>
            <p dir="auto">{requirement}</p>
          </section>
        )}
        {evidence.length > 0 && (
          <section>
            <h3>{t('interview.evidence')}</h3>
            <EvidenceList evidence={evidence} />
          </section>
        )}
        <section>
          <h3>{t('interview.scale')}</h3>
          <Anchors anchors={anchors} />
        </section>
      </div>
      <div className={styles['answer']}>
        {needsInput !== undefined && <InputAsked question={question} asked={needsInput} actions={actions} />}
        <AnswerPart question={question} actions={actions} />
      </div>
    </div>
  );
};
