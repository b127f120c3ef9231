import { IconBuilding, IconCloud, IconDeviceLaptop } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Reach } from '#shared/model/base-url.ts';
import type { ConnectionView } from '#shared/model/connection.ts';
import { Card } from '../../../components/card.tsx';
import { Chip } from '../../../components/chip.tsx';
import { readHost } from '../../../components/connection/address-problem.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import styles from './destination-list.module.css';

const icon = { size: 20, stroke: 1.6, 'aria-hidden': true } as const;
const icons: Readonly<Record<Reach, ReactNode>> = {
  loopback: <IconDeviceLaptop {...icon} />,
  lan: <IconBuilding {...icon} />,
  internet: <IconCloud {...icon} />,
};

const Destination = ({
  reach,
  name,
  text,
  children,
}: {
  reach: Reach;
  name: string;
  text: string;
  children?: ReactNode;
}) => (
  <li className={styles['destination']} data-reach={reach}>
    {icons[reach]}
    <div>
      <h3>
        {name} {children}
      </h3>
      <p>{text}</p>
    </div>
  </li>
);

/** Where texts go, drafter by drafter, in plain words. */
export const DestinationList = ({ connections }: { connections: readonly ConnectionView[] }) => {
  const { t } = useI18n();
  const wordsOf = ({ reach, baseUrl, preset, isBackground }: ConnectionView): string => {
    const host = readHost(baseUrl);
    const isEncrypted = baseUrl.startsWith('https:');
    if (reach === 'loopback') return t('leaves.loopback', { host });
    if (reach === 'lan') return t(isEncrypted ? 'leaves.lan' : 'leaves.lan-open', { host });
    const stored = preset === 'openai' ? 'leaves.not-stored-openai' : 'leaves.stored-unknown';
    return `${t('leaves.internet', { host })} ${t(isBackground ? 'leaves.stored-background' : stored)}`;
  };
  return (
    <Card as="ul" className={styles['list']}>
      <Destination
        reach="loopback"
        name={t('models.embedded', { name: t('provider.embedded') })}
        text={t('leaves.embedded')}
      />
      {connections.map((view) => (
        <Destination key={view.id} reach={view.reach} name={view.label} text={wordsOf(view)}>
          <Chip tone={view.reach === 'loopback' ? 'on' : 'plain'}>{t(`connection.reach-${view.reach}`)}</Chip>
        </Destination>
      ))}
    </Card>
  );
};
