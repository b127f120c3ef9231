import { Button } from '@mantine/core';
import type { RefObject } from 'react';

interface ResetButtonProps {
  readonly label: string;
  readonly onReset: () => void;
  /** Takes the focus, since this button goes with what it undoes; the section's heading if none is given. */
  readonly nextFocus?: RefObject<HTMLElement | null>;
}

/** Brings defaults back. */
export const ResetButton = ({ label, onReset, nextFocus }: ResetButtonProps) => (
  <Button
    size="compact-sm"
    variant="subtle"
    onClick={(event) => {
      const next = nextFocus?.current ?? event.currentTarget.closest('section')?.querySelector('h2');
      next?.focus({ preventScroll: true });
      onReset();
    }}
  >
    {label}
  </Button>
);
