/** What somebody may do in the application. Refined by data class and purpose as the product grows. */
export type Role =
  /** Completes tasks of their groups in their districts. */
  | 'operator'
  /** Draws diagrams, forms and decision tables, and deploys them. */
  | 'designer'
  /** Decides which version of each pathway a district runs. */
  | 'administrator'
  /** Speaks the /v2 protocol: job workers and stock Camunda clients. */
  | 'client';

const roles: readonly Role[] = ['operator', 'designer', 'administrator', 'client'];

export function isRole(value: string): value is Role {
  return (roles as readonly string[]).includes(value);
}

/** The tenant of the whole metropolitan area: what is deployed there serves every district. */
export const wholeArea = '<default>';

/** Who is asking: every query and command of the server is scoped by this, in the query itself. */
export interface Principal {
  readonly username: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  /** Candidate groups, as diagrams name them: `pua`, `csm`, `uvm`. */
  readonly groups: readonly string[];
  /** Tenant ids of the districts they work in; `<default>` means the whole metropolitan area. */
  readonly districts: readonly string[];
}
