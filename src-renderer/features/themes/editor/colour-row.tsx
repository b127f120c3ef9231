import { ColorInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { colourSchema } from '#shared/model/theme.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { useEditing } from './editor-context.tsx';

interface ColourRowProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (colour: string) => void;
  readonly hint?: string;
}

/**
 * A colour: typed, picked, or one that the design has already. It counts when it is chosen, not on the way there: what
 * a drag passes over is nobody's wish.
 */
export const ColourRow = ({ label, value, onChange, hint }: ColourRowProps) => {
  const { t } = useI18n();
  const { swatches } = useEditing();
  const [text, setText] = useState(value);
  const isFine = colourSchema.safeParse(text).success;
  useEffect(() => setText(value), [value]);

  const choose = (colour: string) => {
    if (colourSchema.safeParse(colour).success && colour.toUpperCase() !== value.toUpperCase()) {
      onChange(colour.toUpperCase());
    }
  };
  return (
    <ColorInput
      size="xs"
      label={label}
      {...(hint === undefined ? {} : { description: hint })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={text}
      format="hex"
      fixOnBlur={false}
      withEyeDropper={false}
      closeOnColorSwatchClick
      swatches={[...swatches]}
      swatchesPerRow={7}
      error={isFine ? undefined : t('editor.colour-problem')}
      onChange={setText}
      onChangeEnd={choose}
      onBlur={() => choose(text)}
      onKeyDown={(event) => event.key === 'Enter' && choose(text)}
    />
  );
};
