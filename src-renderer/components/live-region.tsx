import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';

const quietMs = 4_000;

/** Announces progress to screen readers, politely and every few seconds at most, and always the last state. */
export const LiveRegion = ({ text }: { text: string }) => {
  const [said, setSaid] = useState(text);
  const lastAt = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, lastAt.current + quietMs - Date.now());
    const timer = window.setTimeout(() => {
      lastAt.current = Date.now();
      setSaid(text);
    }, wait);
    return () => window.clearTimeout(timer);
  }, [text]);
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {said}
    </VisuallyHidden>
  );
};
