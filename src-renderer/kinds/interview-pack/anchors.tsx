import type { Anchors as AnchorTexts } from '#shared/kinds/interview-pack/question.ts';
import styles from './question-details.module.css';

/** What an answer of 1, 3 and 5 points looks like. */
export const Anchors = ({ anchors: { low, middle, high } }: { anchors: AnchorTexts }) => (
  <dl className={styles['anchors']}>
    <dt>1</dt>
    <dd dir="auto">{low}</dd>
    <dt>3</dt>
    <dd dir="auto">{middle}</dd>
    <dt>5</dt>
    <dd dir="auto">{high}</dd>
  </dl>
);
