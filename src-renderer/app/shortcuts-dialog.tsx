import { Modal } from '@mantine/core';
import { Fragment } from 'react';
import { useI18n } from '../components/i18n-context.tsx';
import { Kbd } from '../components/kbd.tsx';
import { shortcutGroups } from './shortcut-list.ts';
import styles from './shortcuts-dialog.module.css';
import { isMac } from './status-bar.tsx';

const shown = (key: string): string => key.replace('Mod', isMac() ? '⌘' : 'Ctrl');

/** Lists the keyboard shortcuts. */
export const ShortcutsDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useI18n();
  return (
    <Modal opened onClose={onClose} title={t('shortcuts.title')} size="md">
      {shortcutGroups.map((group) => (
        <section key={group.title} className={styles['group']}>
          <h2>{t(group.title)}</h2>
          <dl>
            {group.shortcuts.map((shortcut) => (
              <div key={shortcut.label} className={styles['row']}>
                <dt>{t(shortcut.label)}</dt>
                <dd>
                  {shortcut.keys.map((sequence, at) => (
                    <Fragment key={sequence.join(' ')}>
                      {at > 0 && <span className={styles['or']}>/</span>}
                      {sequence.map((key, step) => (
                        <Fragment key={key}>
                          {step > 0 && <span className={styles['or']}>{t('shortcuts.then')}</span>}
                          <Kbd keys={shown(key)} />
                          <span className={styles['spoken']}>{shown(key)}</span>
                        </Fragment>
                      ))}
                    </Fragment>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
};
