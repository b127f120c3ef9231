import { useI18n } from '../../../components/i18n-context.tsx';
import type { GridCandidate } from './build-grid.ts';
import styles from './compare.module.css';
import { candidateName } from './grid-labels.ts';

interface CandidateHeadProps {
  readonly candidate: GridCandidate;
  /** It is the pack that is open. */
  readonly isCurrent: boolean;
  readonly onOpen: () => void;
}

/** The head of a column: whose it is, and, where others have the same name, when the pack was made. */
export const CandidateHead = ({ candidate, isCurrent, onOpen }: CandidateHeadProps) => {
  const { t, locale } = useI18n();
  const name = candidateName(candidate);
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <th scope="col" className={styles['candidate']} data-current={isCurrent || undefined}>
      <button type="button" title={t('interview.open-pack', { name })} onClick={onOpen}>
        <span dir="auto">{name}</span>
        {candidate.namesake !== null && <small>{date.format(candidate.createdAt)}</small>}
      </button>
    </th>
  );
};
