import type { Endpoint, ScriptInput, Step } from './script.ts';
import { scriptSchema } from './script.ts';

/** Follows a script: which step each request gets. */
export class ScriptPlayer {
  readonly #script;
  readonly #played = new Map<number, number>();

  constructor(input: ScriptInput) {
    this.#script = scriptSchema.parse(input);
  }

  get script() {
    return this.#script;
  }

  /** The step for a request, or null where no rule fits. */
  next(endpoint: Endpoint, body: string): Step | null {
    const index = this.#script.rules.findIndex(
      (rule) =>
        (rule.endpoint === undefined || rule.endpoint === endpoint) &&
        (rule.contains === undefined || body.includes(rule.contains)),
    );
    const steps = this.#script.rules[index]?.steps;
    if (steps === undefined) return null;
    const count = this.#played.get(index) ?? 0;
    this.#played.set(index, count + 1);
    return steps[Math.min(count, steps.length - 1)] ?? null;
  }
}
