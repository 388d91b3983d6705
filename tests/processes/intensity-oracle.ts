/**
 * The intensity of support, told once more in TypeScript from the rules of the pathway and without the decision table:
 * what the table must say for any person.
 */
export interface Person {
  readonly honos: number | null;
  /** The four needs, 0 to 3, null where nobody has looked. */
  readonly needs: readonly (number | null)[];
  readonly axesWithout: number;
  readonly home: string | null;
  readonly leaving: boolean | null;
  readonly evicted: boolean | null;
  readonly admissions: number | null;
}

export interface Proposal {
  readonly rule: number;
  readonly level: 'ALTA' | 'MEDIA' | 'BASSA';
}

export function pointsOf({ needs, axesWithout }: Person): number {
  let points = axesWithout;
  for (const need of needs) points += need ?? 0;
  return points > 12 ? 12 : points;
}

export function proposalFor(person: Person): Proposal {
  const { honos, admissions } = person;
  const points = pointsOf(person);
  const atLeast = (value: number | null, least: number): boolean => value !== null && value >= least;
  if (atLeast(honos, 20) && points >= 8) return { rule: 1, level: 'ALTA' };
  if (hasNoHomeToStayIn(person)) return { rule: 2, level: 'ALTA' };
  if (points >= 9 && atLeast(admissions, 2)) return { rule: 3, level: 'ALTA' };
  if (atLeast(honos, 12)) return { rule: 4, level: 'MEDIA' };
  if (points >= 5) return { rule: 5, level: 'MEDIA' };
  const known = honos !== null && !person.needs.includes(null);
  if (known && isSettled(person) && admissions === 0) return { rule: 6, level: 'BASSA' };
  return { rule: 7, level: 'BASSA' };
}

function hasNoHomeToStayIn({ home, leaving }: Person): boolean {
  return home === 'senza_dimora' || home === 'srp' || home === 'spdc_rems' || leaving === true;
}

function isSettled({ home, leaving, evicted }: Person): boolean {
  return ['proprieta', 'affitto', 'famiglia'].includes(home ?? '') && leaving !== true && evicted !== true;
}
