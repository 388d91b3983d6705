import type { Response } from 'express';
import type { LiveEventName } from '../../../schemas/api/events.ts';
import type { Principal } from '../../access/principal.ts';
import { sees } from './scope.ts';

/** What one commit of the engine means for those who look on. */
export interface LiveChange {
  readonly tenantId: string;
  readonly processInstanceKey: string;
  readonly rootProcessInstanceKey: string;
  /** A task came, went or changed hands. */
  readonly tasks: boolean;
}

/** Somebody who reads this slowly is let go, and connects again. */
const mostUnsentBytes = 1_000_000;
/** More cases than these in one go: who looks at a case hears of it in the next. */
const mostInstances = 200;

/**
 * One open connection. What happens is gathered and sent at most once an interval: a busy district would
 * otherwise have every browser ask for its inbox hundreds of times a second.
 */
export class LiveClient {
  principal: Principal;
  private readonly response: Response;
  private readonly intervalMs: number;
  private readonly pending = new Map<string, { event: LiveEventName; data: object }>();
  private timer: NodeJS.Timeout | null = null;
  private lastSent = 0;

  constructor(response: Response, principal: Principal, intervalMs: number) {
    this.response = response;
    this.principal = principal;
    this.intervalMs = intervalMs;
  }

  open(): void {
    this.response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    this.write('retry: 3000\n\n');
  }

  tell(change: LiveChange): void {
    if (!sees(this.principal, change.tenantId)) return;
    const { processInstanceKey, rootProcessInstanceKey, tasks } = change;
    if (this.pending.size < mostInstances) {
      this.pending.set(processInstanceKey, {
        event: 'instance',
        data: { processInstanceKey, rootProcessInstanceKey },
      });
    }
    if (tasks) this.pending.set('inbox', { event: 'inbox', data: {} });
    this.schedule();
  }

  tellDefinitions(): void {
    this.pending.set('definitions', { event: 'definitions', data: {} });
    this.schedule();
  }

  heartbeat(): void {
    this.write(': \n\n');
  }

  end(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.response.end();
  }

  private schedule(): void {
    const wait = Math.max(0, this.lastSent + this.intervalMs - Date.now());
    this.timer ??= setTimeout(() => this.flush(), wait);
  }

  private flush(): void {
    this.timer = null;
    this.lastSent = Date.now();
    const events = [...this.pending.values()];
    this.pending.clear();
    this.write(
      events.map(({ event, data }) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`).join(''),
    );
  }

  private write(text: string): void {
    if (this.response.destroyed || this.response.writableEnded) return;
    this.response.write(text);
    if (this.response.writableLength > mostUnsentBytes) this.response.destroy();
  }
}
