import type { QuestionEvidence } from '#shared/kinds/interview-pack/question.ts';
import styles from './question-details.module.css';

/** What the CV says to a question, word for word, and where it stands. */
export const EvidenceList = ({ evidence }: { evidence: readonly QuestionEvidence[] }) => (
  <ul className={styles['evidence']}>
    {evidence.map(({ quote, where }) => (
      <li key={`${where} ${quote}`}>
        <q dir="auto">{quote}</q>
        <small dir="auto">{where}</small>
      </li>
    ))}
  </ul>
);
