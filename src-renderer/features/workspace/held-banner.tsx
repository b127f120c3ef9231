import { Button } from '@mantine/core';
import { IconCloudOff, IconCoin, IconKey, IconPlayerPause } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { DocumentView } from '#shared/model/document.ts';
import type { HoldReason } from '#shared/model/queue-status.ts';
import { useActions } from '../../components/actions-context.tsx';
import { drafterName } from '../../components/drafter-name.ts';
import { describeHold, takeoverText } from '../../components/hold-text.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { useTicking } from '../../components/use-now.ts';
import { connectionsStore } from '../../stores/connections-store.ts';
import { navigate } from '../../stores/navigation-store.ts';
import { findHeld } from './find-held.ts';
import styles from './held-banner.module.css';

const icon = { size: 18, stroke: 1.6, 'aria-hidden': true } as const;
const icons: Readonly<Record<HoldReason, ReactNode>> = {
  offline: <IconCloudOff {...icon} />,
  trouble: <IconCloudOff {...icon} />,
  'no-server': <IconCloudOff {...icon} />,
  'no-key': <IconKey {...icon} />,
  quota: <IconCoin {...icon} />,
  'spending-limit': <IconCoin {...icon} />,
  paused: <IconPlayerPause {...icon} />,
};

/** Says over the document that its server is held: what happened, that nothing is lost, and one button. Goes by itself. */
export const HeldBanner = ({ view }: { view: DocumentView }) => {
  const { t } = useI18n();
  const actions = useActions();
  const [isTrying, setIsTrying] = useState(false);
  const { run } = view;
  const origin = useStore(
    connectionsStore,
    ({ connections }) => connections?.find(({ id }) => id === run?.provider)?.origin ?? null,
  );
  const takeover = useStore(connectionsStore, ({ holds }) => (origin === null ? undefined : holds[origin]?.takeover));
  const taker = useTicking((now) => takeoverText(t, takeover, now));
  const held = findHeld(view);
  const words = held && run && describeHold(t, held.reason, drafterName(t, run), held.waiting);
  const tryNow = async () => {
    if (origin === null) return;
    setIsTrying(true);
    await actions.tryServerNow(origin);
    setIsTrying(false);
  };
  const buttons = {
    'try-now': origin !== null && (
      <Button size="compact-sm" loading={isTrying} onClick={() => void tryNow()}>
        {t('queue.try-now')}
      </Button>
    ),
    models: (
      <Button size="compact-sm" onClick={() => actions.openSettings('models')}>
        {t('held.open-settings')}
      </Button>
    ),
    costs: (
      <Button size="compact-sm" onClick={() => actions.openSettings('costs')}>
        {t('held.open-settings')}
      </Button>
    ),
    queue: (
      <Button size="compact-sm" onClick={() => navigate({ name: 'queue' })}>
        {t('held.open-queue')}
      </Button>
    ),
  } as const;
  return (
    // Always there, so that what comes into it is heard.
    <div role="status" aria-live="polite">
      {held && words && (
        <div className={styles['banner']}>
          {icons[held.reason]}
          <p>
            <b>{words.title}.</b> {words.text}
            {/* The minutes that pass are for the eye: nobody wants to hear each. */}
            {taker !== '' && <span aria-live="off"> {taker}.</span>}
          </p>
          {buttons[words.remedy]}
        </div>
      )}
    </div>
  );
};
