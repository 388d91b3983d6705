import type { DemoAccount } from '../../../schemas/api/problem.ts';
import type { Engine } from '../../../engine/index.ts';
import type { Access } from '../../access/access.ts';
import type { Districts } from '../../pathways/districts.ts';
import type { Pathways } from '../../pathways/pathways.ts';

/** What the resources of `/api` work with. */
export interface ApiContext {
  readonly engine: Engine;
  readonly access: Access;
  readonly pathways: Pathways;
  readonly districts: Districts;
  /** Invented people and cases: the screens say so, and offer these accounts. Null: it is real. */
  readonly demo: readonly DemoAccount[] | null;
  /** Where "today" is. */
  readonly zone: string;
  readonly onError: (error: unknown) => void;
}
