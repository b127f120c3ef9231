import type { ScriptProcess } from './crash-process.ts';
import type { StormProxy } from './storm-proxy.ts';

/** The app's processes, one after the other, and what they said. */
export class StormLives {
  readonly completed = new Set<string>();
  readonly failed = new Set<string>();
  readonly unexpected: string[] = [];
  drafted = 0;
  waiting = 0;
  readonly #start: () => ScriptProcess;
  readonly #proxy: StormProxy;
  #life: ScriptProcess;

  constructor(start: () => ScriptProcess, proxy: StormProxy) {
    this.#start = start;
    this.#proxy = proxy;
    this.#life = this.#begin();
  }

  #begin(): ScriptProcess {
    this.#proxy.life += 1;
    this.waiting = 0;
    const life = this.#start();
    void this.#listen(life);
    return life;
  }

  async #listen(life: ScriptProcess): Promise<void> {
    try {
      for (;;) this.#hear(await life.nextLine());
    } catch {
      const code = await life.ended;
      if (code !== null && code !== 0) this.unexpected.push(life.errors());
    }
  }

  #hear(line: string): void {
    const [word, id = ''] = line.split(' ');
    if (word === 'completed') this.completed.add(id);
    if (word === 'failed') this.failed.add(id);
    if (word === 'drafted') this.drafted += 1;
    if (word === 'drafted' || word === 'refused') this.waiting -= 1;
  }

  tell(command: string): void {
    this.#life.child.stdin.write(`${command}\n`);
  }

  async kill(): Promise<void> {
    await this.#life.kill();
    this.#life = this.#begin();
  }

  async stop(): Promise<void> {
    this.tell('stop');
    await this.#life.ended;
  }
}
