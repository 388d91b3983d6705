import type { Variables } from '../model/json.ts';
import { EngineRejection } from './engine.ts';
import type { Store } from './ports.ts';
import { readVisibleVariables } from './visible-variables.ts';
import { Waiting } from './waiting.ts';

/** Callers that wait for an instance to end. */
export class Completions {
  private readonly store: Store;
  private readonly waiting = new Waiting();
  private stopping = false;

  constructor(store: Store) {
    this.store = store;
  }

  /** The root variables the instance leaves behind. */
  async of(key: string, timeoutMs: number, fetchVariables?: readonly string[]): Promise<Variables> {
    const until = Date.now() + timeoutMs;
    for (;;) {
      // Begin to wait before looking, so that an end in between is not missed.
      const end = this.waiting.begin(key, Math.max(0, until - Date.now()));
      try {
        const variables = await this.left(key);
        if (variables) return picked(variables, fetchVariables);
        if (this.stopping)
          throw new EngineRejection('UNAVAILABLE', 'The engine is stopping; the instance goes on.');
        if (!(await end.called))
          throw new EngineRejection(
            'DEADLINE_EXCEEDED',
            `Process instance ${key} did not complete within ${timeoutMs} ms; it goes on.`,
          );
      } finally {
        end.end();
      }
    }
  }

  notice(key: string): void {
    this.waiting.call(key);
  }

  stop(): void {
    this.stopping = true;
    this.waiting.callAll();
  }

  private async left(key: string): Promise<Variables | null> {
    const record = await this.store.find('processInstances', key);
    if (!record)
      throw new EngineRejection(
        'NOT_FOUND',
        `Expected to find a process instance with key '${key}', but there is none.`,
      );
    if (record['state'] === 'TERMINATED')
      throw new EngineRejection('INVALID_STATE', `Process instance ${key} was terminated.`);
    return record['state'] === 'COMPLETED' ? readVisibleVariables(this.store, key) : null;
  }
}

function picked(variables: Variables, names: readonly string[] | undefined): Variables {
  if (!names || names.length === 0) return variables;
  return Object.fromEntries(Object.entries(variables).filter(([name]) => names.includes(name)));
}
