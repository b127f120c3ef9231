import { useState } from 'react';
import type { StyleName } from './contrast.ts';
import { styleNames } from './contrast.ts';
import { useEditing } from './editor-context.tsx';
import styles from './fields.module.css';
import { StyleFields } from './style-fields.tsx';
import { StyleList } from './style-list.tsx';

/** The sorts of text: chosen by their looks, changed one at a time. */
export const TextGroup = () => {
  const { design } = useEditing();
  const [chosen, setChosen] = useState<StyleName>('body');
  // The cover may have been taken away under a line of it.
  const style = styleNames(design).includes(chosen) ? chosen : 'body';
  return (
    <div className={styles['group']}>
      <StyleList design={design} chosen={style} onChoose={setChosen} />
      <StyleFields key={style} style={style} />
    </div>
  );
};
