import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useI18n } from '../../components/i18n-context.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { libraryStore, searchLibrary } from '../../stores/library-store.ts';
import { navigationStore } from '../../stores/navigation-store.ts';

const debounceMs = 120;

/** The library's search field. Escape clears it first, then leaves it. */
export const LibrarySearch = () => {
  const { t } = useI18n();
  const input = useRef<HTMLInputElement>(null);
  const search = useStore(libraryStore, (state) => state.search);
  const focusNo = useStore(navigationStore, (state) => state.focusSearchNo);
  const seenFocusNo = useRef(0);
  const [text, setText] = useState(search);
  const searchSoon = useDebouncedCallback((value: string) => searchLibrary(value.trim()), debounceMs);

  useEffect(() => {
    if (focusNo > seenFocusNo.current) input.current?.focus();
    seenFocusNo.current = focusNo;
  }, [focusNo]);

  // A search cleared elsewhere empties the field too.
  useEffect(() => {
    if (search === '') setText('');
  }, [search]);

  const clear = () => {
    setText('');
    searchLibrary('');
  };

  return (
    <TextInput
      ref={input}
      w={300}
      type="search"
      role="searchbox"
      aria-label={t('library.search')}
      placeholder={t('library.search')}
      value={text}
      maxLength={200}
      rightSection={
        text ? <CloseButton size="sm" aria-label={t('library.clear-search')} onClick={clear} /> : <Kbd keys="/" />
      }
      onChange={(event) => {
        setText(event.currentTarget.value);
        searchSoon(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        if (text) clear();
        else input.current?.blur();
      }}
    />
  );
};
