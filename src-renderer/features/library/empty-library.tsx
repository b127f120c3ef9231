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
import { EmptyIllustration } from './empty-illustration.tsx';
import styles from './empty-library.module.css';

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
