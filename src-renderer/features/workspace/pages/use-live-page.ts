import { useEffect, useRef, useState } from 'react';
import type { LivePage } from '#shared/contract/live-page.ts';
import type { DocumentView } from '#shared/model/document.ts';
import { client } from '../../../client.ts';
import { documentStore } from '../../../stores/document-store.ts';
import { previewKey } from './use-preview.ts';

/** Keys of the fonts that this window has read, for as long as it lives. */
const known = new Set<string>();

/** What needs not be sent again. */
const knownFonts = (): string[] => [...known];

/**
 * Makes fonts known to the window from their bytes, which the content security policy allows where it allows no font from
 * an address. Resolves when all of them can be drawn with; one that can't be read is passed over.
 */
const addFonts = async (fonts: LivePage['fonts']): Promise<void> => {
  await Promise.all(
    fonts.map(async ({ key, family, weight, style, unicodeRange, data }) => {
      if (known.has(key)) return;
      try {
        // A copy of its own: the bytes of a message may be a part of something larger.
        const face = await new FontFace(family, data.slice().buffer, { weight, style, unicodeRange }).load();
        document.fonts.add(face);
        known.add(key);
      } catch {
        // The page is set in the next family of its list.
      }
    }),
  );
};

/** Between two pages at the least: a few words more are no reason to set everything anew. */
const leastRestMs = 250;

/** A long document rests for longer: as many times as long as its last page took. */
const restShare = 3;

/** Letters that have streamed in so far. */
const streamed = (): number => {
  let length = 0;
  for (const { text } of documentStore.getState().live.values()) length += text.length;
  return length;
};

/**
 * The page as the document stands now, with what is streaming in: asked for again as it grows, one request at a time.
 * @returns null until the first has come, and when none could be had
 */
export const useLivePage = (view: DocumentView): LivePage | null => {
  const [page, setPage] = useState<LivePage | null>(null);
  const key = `${view.id}|${view.themeId}|${previewKey(view)}`;
  const wanted = useRef('');
  const documentId = view.id;

  // `key` is when to ask again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    let isCurrent = true;
    let timer: number | undefined;
    let isAsking = false;
    let restMs = leastRestMs;
    wanted.current = '';
    const ask = async (): Promise<void> => {
      if (isAsking) return;
      isAsking = true;
      wanted.current = String(streamed());
      const begin = performance.now();
      const result = await client.call('document.get-live-page', { documentId, knownFonts: knownFonts() });
      if (result.ok && isCurrent) {
        await addFonts(result.value.fonts);
        if (isCurrent) setPage(result.value);
      }
      isAsking = false;
      restMs = Math.max(leastRestMs, restShare * (performance.now() - begin));
      if (isCurrent) timer = window.setTimeout(check, restMs);
    };
    /** Asks when more has come since the last time; otherwise the next words do. */
    const check = (): void => {
      timer = undefined;
      if (String(streamed()) !== wanted.current) void ask();
    };
    void ask();
    const stop = documentStore.subscribe(() => {
      if (timer === undefined && !isAsking) timer = window.setTimeout(check, restMs);
    });
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
      stop();
    };
  }, [key, documentId]);
  return page;
};
