import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { fewestQuestions, mostQuestions } from './limits.ts';

interface QuestionCountProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (count: number) => void;
}

const fitting = (value: number): number => Math.min(mostQuestions, Math.max(fewestQuestions, Math.round(value)));

/** How many questions a set is to hold. What is typed counts once it fits; when the field is left, it is made to fit. */
export const QuestionCount = ({ label, value, onChange }: QuestionCountProps) => {
  const [typed, setTyped] = useState<string | number | null>(null);
  return (
    <NumberInput
      w={84}
      aria-label={label}
      min={fewestQuestions}
      max={mostQuestions}
      allowDecimal={false}
      value={typed ?? value}
      onChange={(next) => {
        setTyped(next);
        const count = Number(next);
        if (count === fitting(count)) onChange(count);
      }}
      onBlur={() => {
        if (typed !== null && typed !== '') onChange(fitting(Number(typed) || value));
        setTyped(null);
      }}
    />
  );
};
