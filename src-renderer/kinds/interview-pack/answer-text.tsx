import { useStore } from 'zustand';
import type { SectionView } from '#shared/model/section.ts';
import { closeMarkdown } from '../../components/section/close-markdown.ts';
import { MarkdownView } from '../../components/section/markdown-view.tsx';
import { documentStore } from '../../stores/document-store.ts';
import styles from './question-details.module.css';

/** The answer to a question: what is stored, or, before there is any, what streams in. Nothing while there is neither. */
export const AnswerText = ({ section }: { section: SectionView }) => {
  const { content, state } = section;
  const isLive = state.type === 'drafting' && content === '';
  const live = useStore(documentStore, (store) => (isLive ? store.live.get(section.id)?.text : undefined));
  const text = isLive ? closeMarkdown(live ?? '') : content;
  if (text === '') return null;
  return (
    <div className={styles['text']} aria-busy={isLive}>
      <MarkdownView text={text} />
    </div>
  );
};
