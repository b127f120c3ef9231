import { Button, Select, TextInput } from '@mantine/core';
import { IconDeviceLaptop, IconNetwork, IconWorld } from '@tabler/icons-react';
import type { Translate } from '#shared/i18n/translate.ts';
import type { ConnectionView } from '#shared/model/connection.ts';
import type { HoldReason } from '#shared/model/queue-status.ts';
import type { Drafters, DraftWishes, WishProblem } from './draft-wishes.ts';
import { chosenConnection, chosenModel } from './draft-wishes.ts';
import styles from './drafter-fields.module.css';
import { embeddedDrafter } from './drafter-name.ts';
import { useI18n } from './i18n-context.tsx';
import { hostOfOrigin, leavesText, wantsKey } from './server-text.ts';
import { WishFields } from './wish-fields.tsx';

/** Why a server can't draft at once, and the part of the settings that fixes it. */
interface DrafterWarning {
  /** In a list of drafters. */
  readonly short: string;
  readonly title: string;
  readonly text: string;
  readonly pane: 'models' | 'costs';
}

/** The most urgent reason why a server can't draft; null if it can. */
export const drafterWarning = (
  t: Translate,
  connection: ConnectionView,
  hold: HoldReason | undefined,
): DrafterWarning | null => {
  const { label, model } = connection;
  if (wantsKey(connection)) {
    return {
      short: t('drafter.key-short'),
      title: t('drafter.key-missing', { label }),
      text: t('drafter.would-wait'),
      pane: 'models',
    };
  }
  if (model === null) {
    return {
      short: t('drafter.model-short'),
      title: t('drafter.no-model', { label }),
      text: t('drafter.no-model-hint'),
      pane: 'models',
    };
  }
  if (hold === undefined || hold === 'paused') return null;
  return {
    short: t(`drafter.held-${hold}`),
    title: `${t(`held.${hold}`, { label })}.`,
    text: t('drafter.would-wait'),
    pane: hold === 'spending-limit' ? 'costs' : 'models',
  };
};

interface DrafterFieldsProps {
  readonly wishes: DraftWishes;
  readonly drafters: Drafters;
  /** The holds of servers, by origin. */
  readonly holds: Readonly<Record<string, { readonly reason: HoldReason }>>;
  readonly problems: readonly WishProblem[];
  readonly onChange: (patch: Partial<DraftWishes>) => void;
  readonly onOpenSettings: (pane: DrafterWarning['pane']) => void;
}

const icon = { size: 15, stroke: 1.7, 'aria-hidden': true } as const;
const reachIcons = {
  loopback: <IconDeviceLaptop {...icon} />,
  lan: <IconNetwork {...icon} />,
  internet: <IconWorld {...icon} />,
} as const;

/** Who drafts, with which model, language, tone and length, and where the texts are sent. */
export const DrafterFields = (props: DrafterFieldsProps) => {
  const { wishes, drafters, holds, problems, onChange, onOpenSettings } = props;
  const { t } = useI18n();
  const connection = chosenConnection(wishes, drafters);
  const byId = new Map((drafters.connections ?? []).map((it) => [it.id, it]));
  const warningOf = (it: ConnectionView) => drafterWarning(t, it, holds[it.origin]?.reason);
  const aside = (it: ConnectionView): string =>
    warningOf(it)?.short ?? [it.model, hostOfOrigin(it.origin)].filter(Boolean).join(' · ');
  const warning = connection && warningOf(connection);
  return (
    <div className={styles['fields']}>
      <Select
        label={t('drafter.by')}
        data={[
          { value: embeddedDrafter, label: t('provider.embedded') },
          ...[...byId.values()].map(({ id, label }) => ({ value: id, label })),
        ]}
        value={connection?.id ?? embeddedDrafter}
        onChange={(provider) => provider !== null && onChange({ provider, model: null })}
        withScrollArea={false}
        classNames={{ options: styles['options'] ?? '' }}
        renderOption={({ option }) => {
          const it = byId.get(option.value);
          return (
            <span className={styles['option']}>
              <span className={styles['name']}>{option.label}</span>
              <span className={styles['aside']} data-tone={it && warningOf(it) ? 'warn' : undefined}>
                {it ? aside(it) : t('drafter.embedded-aside')}
              </span>
            </span>
          );
        }}
      />
      {connection && (
        <TextInput
          label={t('drafter.model')}
          data-path="options.model"
          value={chosenModel(wishes, connection)}
          placeholder={connection.model ?? t('model.placeholder')}
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          error={problems.includes('model') ? t('drafter.model-missing') : null}
          onChange={(event) => onChange({ model: event.currentTarget.value })}
        />
      )}
      <p className={styles['where']} data-wide>
        {reachIcons[connection?.reach ?? 'loopback']}
        {leavesText(t, connection)}
      </p>
      {warning && (
        <div className={styles['warning']} role="note" data-wide>
          <p>
            <b>{warning.title}</b> {warning.text}
          </p>
          <Button size="compact-sm" onClick={() => onOpenSettings(warning.pane)}>
            {t('held.open-settings')}
          </Button>
        </div>
      )}
      {connection && <WishFields wishes={wishes} problems={problems} onChange={onChange} />}
    </div>
  );
};
