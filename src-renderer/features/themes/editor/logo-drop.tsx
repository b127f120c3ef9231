import { Button } from '@mantine/core';
import type { DragEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { errorWords } from '../../../components/error-sentence.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useEditing } from './editor-context.tsx';
import styles from './logo-drop.module.css';
import { useLogo } from './use-logo.ts';

/** The picture itself, drawn rather than linked to: no address of it leaves this component. */
const LogoPicture = ({ data, label }: { data: Uint8Array; label: string }) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let isCurrent = true;
    const draw = async () => {
      const picture = await createImageBitmap(new Blob([data.slice()]));
      if (!isCurrent || !canvas.current) return picture.close();
      canvas.current.width = picture.width;
      canvas.current.height = picture.height;
      canvas.current.getContext('2d')?.drawImage(picture, 0, 0);
      picture.close();
    };
    // A picture that the browser can't draw was refused before it came here.
    void draw().catch(() => {});
    return () => {
      isCurrent = false;
    };
  }, [data]);
  return <canvas ref={canvas} className={styles['picture']} role="img" aria-label={label} />;
};

/** Where a logo is dropped, chosen, seen and taken away. */
export const LogoDrop = () => {
  const { t, locale } = useI18n();
  const { theme, onLogoChanged } = useEditing();
  const { data, error, set, remove } = useLogo(theme, onLogoChanged);
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const words = error && errorWords(t, locale, error);
  const take = (files: Iterable<File>) => {
    const [first] = files;
    if (first) void set(first);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the button beside it is for everybody */}
      <div
        className={styles['drop']}
        data-over={isOver || undefined}
        onDragEnter={() => setIsOver(true)}
        onDragOver={(event) => event.preventDefault()}
        onDragLeave={() => setIsOver(false)}
        onDrop={onDrop}
      >
        {data ? (
          <LogoPicture data={data} label={theme.design.logo.alt || t('editor.group-logo')} />
        ) : (
          <span className={styles['hint']}>{t('editor.logo-drop')}</span>
        )}
        <div className={styles['buttons']}>
          <Button size="compact-sm" onClick={() => input.current?.click()}>
            {t(data ? 'editor.logo-replace' : 'editor.logo-choose')}
          </Button>
          {data && (
            <Button size="compact-sm" variant="subtle" onClick={() => void remove()}>
              {t('editor.logo-remove')}
            </Button>
          )}
        </div>
        <span className={styles['note']}>
          {theme.logo
            ? t('editor.logo-size', { width: theme.logo.width, height: theme.logo.height })
            : t('editor.logo-hint')}
        </span>
        <input
          ref={input}
          type="file"
          hidden
          accept="image/png,image/jpeg"
          data-testid="logo-file"
          onChange={(event) => {
            take([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
      </div>
      {words && (
        <Notice tone="bad" title={t('editor.logo-failed')}>
          <p>{`${words.sentence} ${words.action}`}</p>
        </Notice>
      )}
    </>
  );
};
