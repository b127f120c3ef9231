import { Spotlight } from '@mantine/spotlight';
import { IconFileText, IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { DocumentSummary } from '#shared/model/document.ts';
import { client } from '../client.ts';
import { useActions } from '../components/actions-context.tsx';
import { Chip } from '../components/chip.tsx';
import { useI18n } from '../components/i18n-context.tsx';
import { documentStore } from '../stores/document-store.ts';
import { navigationStore } from '../stores/navigation-store.ts';
import styles from './palette.module.css';
import { paletteCommands } from './palette-commands.tsx';

/**
 * The documents that match the palette's query, newest change first; the last results stay until the next have come.
 */
const usePaletteDocuments = (query: string, isOpen: boolean): readonly DocumentSummary[] => {
  const [documents, setDocuments] = useState<readonly DocumentSummary[]>([]);
  useEffect(() => {
    if (!isOpen) return;
    let isCurrent = true;
    const search = query.trim();
    void client.call('document.list', { limit: 8, ...(search ? { search } : {}) }).then((result) => {
      if (isCurrent && result.ok) setDocuments(result.value.documents);
    });
    return () => {
      isCurrent = false;
    };
  }, [query, isOpen]);
  return documents;
};

const matches = (label: string, query: string): boolean =>
  label.toLocaleLowerCase().includes(query.trim().toLocaleLowerCase());

/** The command palette: every command and every document, by name. */
export const Palette = () => {
  const { t } = useI18n();
  const actions = useActions();
  const [query, setQuery] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const isWorkspace = useStore(navigationStore, (state) => state.route.name === 'workspace');
  const view = useStore(documentStore, (state) => state.view);
  const documents = usePaletteDocuments(query, isOpen);
  const commands = paletteCommands(t, actions, isWorkspace ? view : null).filter((it) => matches(t(it.label), query));

  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      onSpotlightOpen={() => setIsOpen(true)}
      onSpotlightClose={() => setIsOpen(false)}
      lockScroll={false}
      returnFocus
      attributes={{ content: { 'aria-label': t('shortcuts.palette') } }}
      classNames={{ content: styles['palette'] ?? '' }}
      overlayProps={{ color: 'transparent', className: styles['veil'] ?? '' }}
      transitionProps={{ duration: 120, transition: 'fade' }}
      size={560}
    >
      <Spotlight.Search
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.placeholder')}
        leftSection={<IconSearch size={18} />}
      />
      <Spotlight.ActionsList>
        {commands.length > 0 && (
          <Spotlight.ActionsGroup label={t('palette.commands')}>
            {commands.map((command) => (
              <Spotlight.Action
                key={command.label}
                label={t(command.label)}
                leftSection={command.icon}
                onClick={command.run}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {documents.length > 0 && (
          <Spotlight.ActionsGroup label={t('palette.documents')}>
            {documents.map((document) => (
              <Spotlight.Action
                key={document.id}
                label={document.title}
                leftSection={<IconFileText size={18} stroke={1.6} />}
                rightSection={document.client && <Chip>{document.client}</Chip>}
                onClick={() => actions.open(document.id)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {commands.length + documents.length === 0 && <Spotlight.Empty>{t('palette.empty')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
};
