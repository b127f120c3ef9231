import { Button } from '@mantine/core';
import { IconDeviceLaptop, IconLock, IconQuote } from '@tabler/icons-react';
import { useState } from 'react';
import type { DocumentKindName } from '#shared/model/run.ts';
import { useActions } from '../../components/actions-context.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { kindName } from '../../components/section-name.ts';
import { firstKind, kinds } from '../../kinds/registry.ts';
import { navigate } from '../../stores/navigation-store.ts';
import styles from './empty-library.module.css';

const strokes = [
  { y: 62, width: 92, isHeading: true },
  { y: 80, width: 60, isHeading: false },
  { y: 112, width: 48, isHeading: true },
  { y: 128, width: 150, isHeading: false },
  { y: 140, width: 138, isHeading: false },
  { y: 152, width: 144, isHeading: false },
  { y: 182, width: 56, isHeading: true },
  { y: 198, width: 120, isHeading: false },
  { y: 210, width: 132, isHeading: false },
  { y: 222, width: 96, isHeading: false },
  { y: 252, width: 44, isHeading: true },
  { y: 268, width: 146, isHeading: false },
  { y: 280, width: 110, isHeading: false },
] as const;

const nodes = [62, 112, 182, 252, 302] as const;

/** A page and its spine, drawn with the tokens so that it belongs to both colour schemes. Decoration. */
const EmptyIllustration = () => (
  <svg className={styles['picture']} viewBox="0 0 300 340" aria-hidden="true">
    <rect
      className={styles['sheetBehind']}
      x="84"
      y="14"
      width="200"
      height="300"
      rx="6"
      transform="rotate(3 184 164)"
    />
    <rect className={styles['sheet']} x="76" y="24" width="200" height="300" rx="6" />
    {strokes.map(({ y, width, isHeading }) => (
      <rect
        key={y}
        className={styles[isHeading ? 'heading' : 'line']}
        x="100"
        y={y}
        width={width}
        height={isHeading ? 6 : 4}
        rx="2"
      />
    ))}
    <path className={styles['spine']} d="M34 62V302" />
    {nodes.map((y, at) => (
      <circle key={y} className={styles[at < 3 ? 'nodeDone' : 'node']} cx="34" cy={y} r="7" />
    ))}
  </svg>
);

const icon = { size: 20, stroke: 1.6, className: styles['icon'] ?? '' } as const;

interface OtherSamplesProps {
  /** The kind whose sample is being started. */
  readonly starting: DocumentKindName | null;
  readonly onTry: (kind: DocumentKindName) => void;
}

/** Samples of the kinds besides the first. */
const OtherSamples = ({ starting, onTry }: OtherSamplesProps) => {
  const { t } = useI18n();
  const others = kinds.filter((kind) => kind !== firstKind);
  if (others.length === 0) return null;
  return (
    <p className={styles['others']}>
      {t('empty.other-samples')}
      {others.map(({ name }) => (
        <Button key={name} size="compact-md" variant="subtle" loading={starting === name} onClick={() => onTry(name)}>
          {kindName(t, name)}
        </Button>
      ))}
    </p>
  );
};

/** A library without documents: what the app promises, and one click to see it kept. */
export const EmptyLibrary = () => {
  const { t } = useI18n();
  const actions = useActions();
  const [starting, setStarting] = useState<DocumentKindName | null>(null);
  const trySample = async (kind: DocumentKindName) => {
    setStarting(kind);
    await actions.startSample(kind);
    setStarting(null);
  };
  return (
    <div className={styles['empty']}>
      <div className={styles['promise']}>
        <div className={styles['words']}>
          <h2 className={styles['title']}>{t('empty.title')}</h2>
          <p className={styles['text']}>{t('empty.text')}</p>
          <div className={styles['actions']}>
            <Button
              variant="filled"
              size="md"
              loading={starting === firstKind.name}
              onClick={() => void trySample(firstKind.name)}
            >
              {t('empty.sample')}
            </Button>
            <Button size="md" rightSection={<Kbd keys="N" />} onClick={() => navigate({ name: 'new-document' })}>
              {t('empty.new')}
            </Button>
          </div>
          <OtherSamples starting={starting} onTry={(kind) => void trySample(kind)} />
        </div>
        <EmptyIllustration />
      </div>
      <ul className={styles['points']}>
        <li>
          <IconDeviceLaptop {...icon} />
          <b>{t('empty.local')}</b>
          <span>{t('empty.local-hint')}</span>
        </li>
        <li>
          <IconQuote {...icon} />
          <b>{t('empty.true')}</b>
          <span>{t('empty.true-hint')}</span>
        </li>
        <li>
          <IconLock {...icon} />
          <b>{t('empty.safe')}</b>
          <span>{t('empty.safe-hint')}</span>
        </li>
      </ul>
    </div>
  );
};
