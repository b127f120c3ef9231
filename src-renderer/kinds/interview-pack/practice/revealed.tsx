import { useI18n } from '../../../components/i18n-context.tsx';
import { AnswerText } from '../answer-text.tsx';
import { EvidenceList } from '../evidence-list.tsx';
import type { PackQuestion } from '../read-pack.ts';
import styles from './practice.module.css';

/** What a good answer shows, what the CV has for it, and the answer that was drafted. */
export const Revealed = ({ question: { data, section } }: { question: PackQuestion }) => {
  const { t } = useI18n();
  return (
    <div className={styles['revealed']}>
      <section>
        <h4>{t('interview.good-answer')}</h4>
        <p dir="auto">{data.goodAnswer}</p>
      </section>
      {data.evidence.length > 0 && (
        <section>
          <h4>{t('interview.evidence')}</h4>
          <EvidenceList evidence={data.evidence} />
        </section>
      )}
      {section.content !== '' && (
        <section>
          <h4>{t('interview.answer-head')}</h4>
          <AnswerText section={section} />
        </section>
      )}
    </div>
  );
};
