import type { FeelClock } from '../expressions/feel.ts';
import type { Key } from '../model/ids.ts';
import type { Committer } from './committer.ts';
import type { DecisionDefinitions } from './decision-definitions.ts';
import type { Definitions } from './definitions.ts';
import type { EngineClock } from './engine-clock.ts';
import type { Instances } from './instances.ts';
import type { Store } from './ports.ts';

/** What the parts of a running engine work with. */
export interface Parts {
  readonly store: Store;
  readonly committer: Committer;
  readonly instances: Instances;
  readonly definitions: Definitions;
  readonly decisions: DecisionDefinitions;
  readonly clock: EngineClock;
  readonly newKey: () => Key;
  /** IANA zone in which dates without offset are read. */
  readonly zone: string;
  /** What FEEL knows of time in a tenant, now. */
  readonly feelClock: (tenantId: string) => FeelClock;
  /** Told what failed in the background; it is tried again. */
  readonly onError: (failure: unknown, what: string) => void;
}
