import type { Definition } from '../model/definition.ts';
import type { Event } from '../state/events.ts';
import type { Owed } from './duty.ts';
import type { InstanceHeader } from './instance-header.ts';
import type { Guard } from './ports.ts';
import { WriteSet } from './write-set.ts';

/** What one command did to one instance, after it is on disk. */
export interface Happened {
  readonly header: InstanceHeader;
  readonly definition: Definition;
  readonly events: readonly Event[];
  readonly hops: number;
}

export interface ExecuteOptions {
  readonly actor?: string | undefined;
  /** Written and guarded in the same commit. */
  readonly also?: (writes: WriteSet) => void;
  readonly guards?: readonly Guard[];
  /** How many signals and messages, each thrown because of the one before, have led to this. */
  readonly hops?: number;
}

/** A commit being put together: one command and the child instances it starts. */
export interface Assembly {
  readonly writes: WriteSet;
  readonly guards: Guard[];
  readonly happened: Happened[];
  readonly owed: Owed[];
  readonly hops: number;
  /** Run when the commit is on disk. */
  readonly settled: (() => void)[];
}

export function newAssembly({ also, guards = [], hops = 0 }: ExecuteOptions): Assembly {
  const writes = new WriteSet();
  also?.(writes);
  return { writes, guards: [...guards], happened: [], owed: [], hops, settled: [] };
}
