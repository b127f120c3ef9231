import { describe, expect, it } from 'vitest';
import type { Theme } from '#shared/model/theme.ts';
import { createPrintDocument } from '../../../src-main/app/exporting/print-document.ts';
import type { ExportSubject, PdfPrinter } from '../../../src-main/app/ports.ts';
import { fakeConvert } from '../../support/convert/fake-convert.ts';
import { dressedIn, plainDressing } from '../../support/export/dressings.ts';
import { usualDocument } from '../../support/export/sample-documents.ts';

/** An engine that notes what it is asked for; what it can't do fails like the real one. */
const engine = (edges: string | null = 'edges', failures = 0) => {
  const asked: string[] = [];
  let left = failures;
  const printer: PdfPrinter = {
    print: async (html, { isTagged }) => {
      asked.push(`${isTagged ? 'tagged' : 'plain'} ${html}`);
      if (left-- > 0) throw new Error('no engine');
      return new Uint8Array([asked.length]);
    },
  };
  const convert = fakeConvert({
    'render-print': ({ pageOf }) => `body ${JSON.stringify(pageOf)}`,
    'read-pages': () => ({ count: 3, pageOf: { 'section-1': 2 } }),
    'render-edges': ({ pages }) => edges && `${edges} ${pages.count}`,
    'finish-pdf': (prints) => new Uint8Array([...prints.body, ...(prints.edges ?? [])]),
  });
  return { asked, print: createPrintDocument(convert, printer) };
};

const subject = (theme: Theme = plainDressing.theme, title = usualDocument.title): ExportSubject => ({
  document: { ...usualDocument, title },
  dressing: dressedIn(theme),
});

const withContents: Theme = { ...plainDressing.theme, contents: { isOn: true, heading: '' } };

describe('printing a document (F6)', () => {
  it('prints its text, then what stands in the margins of the pages there are', async () => {
    const { asked, print } = engine();
    expect(await print(subject())).toEqual(new Uint8Array([1, 2]));
    expect(asked).toEqual(['tagged body {}', 'plain edges 3']);
  });

  it('prints once where nothing stands in the margins', async () => {
    const { asked, print } = engine(null);
    expect(await print(subject())).toEqual(new Uint8Array([1]));
    expect(asked).toHaveLength(1);
  });

  it('prints contents again with the numbers of their pages', async () => {
    const { asked, print } = engine(null);
    await print(subject(withContents));
    expect(asked).toEqual(['tagged body {}', 'tagged body {"section-1":2}']);
  });

  it('hands out the very print that the page view showed, also while it is still being made', async () => {
    const { asked, print } = engine();
    const [first, second] = await Promise.all([print(subject()), print(subject())]);
    expect(second).toBe(first);
    // An export adds a line to the run's record, which no page shows.
    const { document, dressing } = subject();
    expect(await print({ document: { ...document, record: null }, dressing })).toBe(first);
    expect(asked).toHaveLength(2);
  });

  it('prints anew what looks or reads differently, and forgets the oldest prints', async () => {
    const { asked, print } = engine(null);
    for (let number = 1; number <= 7; number++) await print(subject(undefined, `Title ${number}`));
    await print(subject(undefined, 'Title 7'));
    expect(asked).toHaveLength(7);
    await print(subject(undefined, 'Title 1'));
    expect(asked).toHaveLength(8);
    await print(subject(withContents, 'Title 7'));
    expect(asked).toHaveLength(10);
  });

  describe('that is stopped, as by a quit or a cancel', () => {
    /** An engine that prints until its signal stops it, or the test lets it end. */
    const slowEngine = () => {
      const signals: (AbortSignal | undefined)[] = [];
      let end = () => {};
      const printer: PdfPrinter = {
        print: (_html, { signal }) =>
          new Promise((resolve, reject) => {
            signals.push(signal);
            end = () => resolve(new Uint8Array([1]));
            signal?.addEventListener('abort', () => reject(signal.reason));
          }),
      };
      const convert = fakeConvert({
        'render-print': () => 'body',
        'read-pages': () => ({ count: 1, pageOf: {} }),
        'render-edges': () => null,
        'finish-pdf': ({ body }) => body,
      });
      const print = createPrintDocument(convert, printer);
      const begun = async (count: number) => {
        while (signals.length < count) await new Promise((resolve) => setImmediate(resolve));
      };
      return { print, signals, begun, end: () => end() };
    };

    it('gives up the print, and prints anew for the next who asks', async () => {
      const { print, signals, begun, end } = slowEngine();
      const stopping = new AbortController();
      const printed = print(subject(), stopping.signal);
      await begun(1);
      stopping.abort('quit');
      await expect(printed).rejects.toBe('quit');
      expect(signals[0]?.aborted).toBe(true);
      const next = print(subject());
      await begun(2);
      end();
      expect(await next).toEqual(new Uint8Array([1]));
      await expect(print(subject(), stopping.signal)).rejects.toBe('quit');
    });

    it('goes on with it while the page view waits for it too', async () => {
      const { print, signals, begun, end } = slowEngine();
      const stopping = new AbortController();
      const exported = print(subject(), stopping.signal);
      const viewed = print(subject());
      await begun(1);
      stopping.abort('cancelled');
      await expect(exported).rejects.toBe('cancelled');
      expect(signals[0]?.aborted).toBe(false);
      end();
      expect(await viewed).toEqual(new Uint8Array([1]));
      expect(signals).toHaveLength(1);
    });
  });

  it('tries again after a print that failed', async () => {
    const { print } = engine(null, 1);
    await expect(print(subject())).rejects.toThrow('no engine');
    expect(await print(subject())).toEqual(new Uint8Array([2]));
  });
});
