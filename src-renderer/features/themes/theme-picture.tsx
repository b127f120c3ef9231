import { useEffect, useRef, useState } from 'react';
import type { ThemeView } from '#shared/model/theme.ts';
import { pageSizesMm } from '#shared/model/theme.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import styles from './theme-picture.module.css';
import type { ThemePicture as Picture } from './theme-pictures.ts';
import { pictureOf } from './theme-pictures.ts';

const Page = ({
  source,
  isBehind,
  ratio,
}: {
  source: HTMLCanvasElement | undefined;
  isBehind: boolean;
  ratio: number;
}) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!canvas.current || !source) return;
    canvas.current.width = source.width;
    canvas.current.height = source.height;
    canvas.current.getContext('2d')?.drawImage(source, 0, 0);
  }, [source]);
  return (
    <span className={styles['page']} data-behind={isBehind || undefined} style={{ aspectRatio: ratio }}>
      {source && <canvas ref={canvas} />}
    </span>
  );
};

/** The first pages of the sample in a theme; drawn when they come into view, still and empty until then. */
export const ThemePicture = ({ theme }: { theme: ThemeView }) => {
  const { t } = useI18n();
  const frame = useRef<HTMLDivElement>(null);
  const [isSeen, setIsSeen] = useState(false);
  const [pages, setPages] = useState<Picture | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const { width, height } = pageSizesMm[theme.design.page.size];

  useEffect(() => {
    if (!frame.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setIsSeen(true), {
      rootMargin: '20% 0px',
    });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (!isSeen) return;
    let isCurrent = true;
    void pictureOf(theme).then((drawn) => {
      if (!isCurrent) return;
      setHasFailed(drawn === null);
      if (drawn) setPages(drawn);
    });
    return () => {
      isCurrent = false;
    };
  }, [isSeen, theme]);

  const [first, second] = pages ?? [];
  const hasSecond = pages === null || second !== undefined;
  return (
    <div
      ref={frame}
      className={styles['picture']}
      role="img"
      aria-label={t('themes.picture', { name: theme.name })}
      aria-busy={pages === null && !hasFailed}
      data-drawn={pages !== null || undefined}
    >
      {hasSecond && <Page source={second} isBehind ratio={width / height} />}
      <Page source={first} isBehind={false} ratio={width / height} />
      {hasFailed && pages === null && <span className={styles['none']}>{t('themes.no-picture')}</span>}
    </div>
  );
};
