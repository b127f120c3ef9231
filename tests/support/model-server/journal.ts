import { appendFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';

/** One request as it arrived. */
export interface JournalEntry {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** How its connection ended: null while it is open. */
  ended: 'answered' | 'broken-off' | null;
}

/** Every request that arrived, in order. Written to a file too, where one is named: a line of JSON each, at once. */
export class Journal {
  readonly entries: JournalEntry[] = [];
  readonly #path: string | null;
  #watchers: (() => void)[] = [];

  constructor(path: string | null) {
    this.#path = path;
  }

  add(entry: JournalEntry): void {
    this.entries.push(entry);
    this.#write({ event: 'request', number: this.entries.length - 1, ...entry });
    this.#tell();
  }

  end(entry: JournalEntry, ended: NonNullable<JournalEntry['ended']>): void {
    if (entry.ended !== null) return;
    entry.ended = ended;
    this.#write({ event: 'end', number: this.entries.indexOf(entry), ended });
    this.#tell();
  }

  /** Waits until the journal looks a certain way. */
  async until(isThere: (entries: readonly JournalEntry[]) => boolean): Promise<void> {
    while (!isThere(this.entries)) await new Promise<void>((resolve) => this.#watchers.push(resolve));
  }

  /** The requests of an endpoint, by the beginning of their path. */
  to(path: string, method?: string): JournalEntry[] {
    return this.entries.filter(
      (entry) => entry.path.startsWith(path) && (method === undefined || entry.method === method),
    );
  }

  #write(line: object): void {
    if (this.#path !== null) appendFileSync(this.#path, `${JSON.stringify(line)}\n`);
  }

  #tell(): void {
    const watchers = this.#watchers;
    this.#watchers = [];
    for (const watcher of watchers) watcher();
  }
}
