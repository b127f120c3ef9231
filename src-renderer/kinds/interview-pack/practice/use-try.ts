import { useRef, useState } from 'react';
import { toJson } from '#shared/model/json.ts';
import type { PackQuestion, PracticeMark } from '../read-pack.ts';
import type { PackActions } from '../use-pack-actions.ts';
import { useSavedText } from '../use-saved-text.ts';

/** As many tries as are kept. */
const mostTries = 200;

/** One try at a question: thinking, then seeing the answer, then rating. Rated again, the try is replaced. */
export const useTry = ({ section, practice }: PackQuestion, actions: PackActions) => {
  const [startedAt] = useState(Date.now);
  const [thoughtMs, setThoughtMs] = useState<number | null>(null);
  const [rating, setRating] = useState<number | null>(null);
  const before = useRef(practice.tries);
  const own = useRef<PracticeMark['tries']>([]);
  const save = (notes: string): void => {
    const mark: PracticeMark = { tries: [...before.current, ...own.current].slice(-mostTries), notes };
    void actions.mark(section.id, 'practice', toJson(mark));
  };
  const notes = useSavedText(practice.notes, save);
  return {
    startedAt,
    /** How long was thought, in milliseconds; null while it still goes on. */
    thoughtMs,
    rating,
    notes,
    reveal: () => setThoughtMs((known) => known ?? Date.now() - startedAt),
    rate: (value: number) => {
      if (thoughtMs === null) return;
      setRating(value);
      own.current = [{ rating: value, at: Date.now(), thoughtMs }];
      notes.keep();
    },
  };
};
