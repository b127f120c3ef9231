import { Accordion } from '@mantine/core';
import type { ReactNode } from 'react';
import type { MessageKey, Translate } from '#shared/i18n/translate.ts';
import type { Theme } from '#shared/model/theme.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { ColoursGroup } from './colours-group.tsx';
import { hardToRead } from './contrast.ts';
import { CoverGroup } from './cover-group.tsx';
import { EdgesGroup } from './edges-group.tsx';
import { useEditing } from './editor-context.tsx';
import styles from './editor-panel.module.css';
import { faces } from './faces.ts';
import { HeadingsGroup, OpeningGroup } from './heading-groups.tsx';
import { ListsGroup } from './lists-group.tsx';
import { LogoGroup } from './logo-group.tsx';
import { ContentsGroup, PageGroup } from './page-group.tsx';
import { TextGroup } from './text-group.tsx';

interface Group {
  readonly name: string;
  readonly title: MessageKey;
  readonly body: ReactNode;
  /** What is set, in a word or two, beside a title that is folded. */
  readonly gist: (t: Translate, design: Theme, hasLogo: boolean) => string;
}

const onOff = (t: Translate, isOn: boolean): string => t(isOn ? 'editor.on' : 'editor.off');

const groups: readonly Group[] = [
  {
    name: 'text',
    title: 'editor.group-text',
    body: <TextGroup />,
    gist: (_t, { text }) => [...new Set([faces[text.name.face].name, faces[text.body.face].name])].join(', '),
  },
  { name: 'colours', title: 'editor.group-colours', body: <ColoursGroup />, gist: (_t, it) => it.accentColour },
  { name: 'page', title: 'editor.group-page', body: <PageGroup />, gist: (_t, { page }) => page.size },
  { name: 'opening', title: 'editor.group-opening', body: <OpeningGroup />, gist: () => '' },
  { name: 'headings', title: 'editor.group-headings', body: <HeadingsGroup />, gist: () => '' },
  { name: 'lists', title: 'editor.group-lists', body: <ListsGroup />, gist: (_t, { list }) => list.bullet },
  { name: 'edges', title: 'editor.group-edges', body: <EdgesGroup />, gist: () => '' },
  {
    name: 'cover',
    title: 'editor.group-cover',
    body: <CoverGroup />,
    gist: (t, { cover }) => onOff(t, cover !== null),
  },
  {
    name: 'contents',
    title: 'editor.group-contents',
    body: <ContentsGroup />,
    gist: (t, { contents }) => onOff(t, contents.isOn),
  },
  { name: 'logo', title: 'editor.group-logo', body: <LogoGroup />, gist: (t, _it, hasLogo) => onOff(t, hasLogo) },
];

/** Everything that can be changed, a group at a time. */
export const EditorPanel = () => {
  const { t } = useI18n();
  const { design, theme } = useEditing();
  const hard = hardToRead(design).length;
  return (
    <aside className={styles['panel']} aria-label={t('editor.controls')}>
      <Accordion
        defaultValue="text"
        order={2}
        chevronSize={16}
        transitionDuration={140}
        classNames={{
          item: styles['item'] ?? '',
          control: styles['control'] ?? '',
          label: styles['label'] ?? '',
          content: styles['content'] ?? '',
          chevron: styles['chevron'] ?? '',
        }}
      >
        {groups.map(({ name, title, body, gist }) => (
          <Accordion.Item key={name} value={name}>
            <Accordion.Control>
              <span>{t(title)}</span>
              {name === 'text' && hard > 0 ? (
                <span className={styles['warn']}>{t('editor.low-contrast-some', { count: hard })}</span>
              ) : (
                <span className={styles['gist']}>
                  {name === 'colours' && <i style={{ background: design.accentColour }} aria-hidden="true" />}
                  {gist(t, design, theme.logo !== null)}
                </span>
              )}
            </Accordion.Control>
            <Accordion.Panel>{body}</Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </aside>
  );
};
