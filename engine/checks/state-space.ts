import { step, type Step } from '../kernel/step.ts';
import type { Definition } from '../model/definition.ts';
import type { Key, NodeId } from '../model/ids.ts';
import { emptyState, type ElementInstance, type InstanceState } from '../state/instance-state.ts';
import { abstractEnvironment, keySource } from './abstract-environment.ts';
import { canonicalForm, type Explored } from './canonical-form.ts';
import { TooMuch, withEveryAnswer, type Oracle } from './oracle.ts';
import { asideOf, beginnings, outsideEvents, type Happening } from './outside-events.ts';
import { mostAtOnce } from './activity-counts.ts';

/** What is active more often than this at one place is not followed further: it could go on growing. */
const MOST_AT_ONCE = 2;
/** Nor is a state with more elements than this. */
const MOST_ELEMENTS = 100;
/** Steps tried for each state that may be looked at: it bounds the time. */
const STEPS_EACH = 4;

/** One state an instance can be in when everything has come to rest. */
export interface Place {
  readonly state: InstanceState;
  readonly leadsTo: Set<number>;
  /** Nothing at all can happen in it. */
  readonly isStuck: boolean;
}

export interface StateSpace {
  readonly places: readonly Place[];
  /** The elements that some run reaches. */
  readonly reached: ReadonlySet<NodeId>;
  /** False: not every state was found, or not everything that leads on from one. */
  readonly isComplete: boolean;
}

interface Found extends Place {
  isStuck: boolean;
  readonly explored: Explored;
}

/** All states of an instance of an abstract definition, as the kernel's own step leads from one to the next. */
export function exploreStates(definition: Definition, mostStates: number): StateSpace {
  const exploration = new Exploration(definition, mostStates);
  exploration.begin();
  return exploration;
}

/**
 * Breadth first.
 *
 * S1. A state is looked at once: states are the same if their canonical forms are.
 * S2. What is not followed, although it can happen, makes the exploration incomplete. Not so: answers by which no flow
 *     of a gateway could be taken (conditions are taken to cover every case), and what has been left out on purpose (an
 *     event that leaves its host running happens again).
 */
class Exploration implements StateSpace {
  readonly places: Found[] = [];
  readonly reached = new Set<NodeId>();
  isComplete = true;
  private readonly definition: Definition;
  private readonly mostStates: number;
  private readonly newKey = keySource();
  private readonly known = new Map<string, number>();
  private stepsLeft: number;

  constructor(definition: Definition, mostStates: number) {
    this.definition = definition;
    this.mostStates = mostStates;
    this.stepsLeft = mostStates * STEPS_EACH;
  }

  begin(): void {
    for (const beginning of beginnings(this.definition)) {
      const empty = { state: emptyState(this.newKey()), spent: new Set<string>() };
      this.follow(empty, beginning, null);
    }
    // The list grows while it is walked.
    for (const place of this.places) this.leaveFrom(place);
  }

  private leaveFrom(place: Found): void {
    if (place.state.phase !== 'active') return;
    const isLarge = Object.keys(place.state.elements).length > MOST_ELEMENTS;
    if (this.stepsLeft <= 0 || isLarge || mostAtOnce(this.definition, place.state) > MOST_AT_ONCE) {
      this.isComplete = false;
      return;
    }
    place.isStuck = true;
    for (const happening of outsideEvents(this.definition, place.explored))
      if (this.follow(place.explored, happening, place)) place.isStuck = false;
  }

  /** False if it cannot happen. */
  private follow(from: Explored, happening: Happening, place: Place | null): boolean {
    let isPossible = false;
    const isAll = withEveryAnswer((oracle) => {
      const outcome = this.outcomeOf(from.state, happening, oracle);
      if (outcome === null) return;
      isPossible = true;
      if (outcome !== 'lost') this.take(from, outcome, happening, place);
    });
    this.isComplete &&= isAll;
    return isPossible;
  }

  /** Null: refused. Lost: it goes on, but where to is not known. */
  private outcomeOf(
    state: InstanceState,
    { command, known }: Happening,
    oracle: Oracle,
  ): Step | 'lost' | null {
    this.stepsLeft -= 1;
    try {
      if (this.stepsLeft < 0) throw new TooMuch();
      const environment = abstractEnvironment(oracle, this.newKey);
      const result = step(this.definition, knowing(state, known), command, environment);
      return result.ok ? result.value : null;
    } catch (failure) {
      if (!(failure instanceof TooMuch)) throw failure;
      this.isComplete = false;
      return 'lost';
    }
  }

  private take(from: Explored, { state, events }: Step, { command }: Happening, place: Place | null): void {
    const incidents = events.flatMap((event) => (event.type === 'IncidentRaised' ? [event.errorType] : []));
    if (incidents.length > 0) {
      if (incidents.some((type) => type !== 'CONDITION_ERROR')) this.isComplete = false;
      return;
    }
    // Nobody around catches any more what a worker or a called process could throw.
    const isUncaught = events.some(({ type }) => type === 'ErrorEscaped');
    if (isUncaught && (command.type === 'ThrowJobError' || command.type === 'ThrowFromCall')) return;
    const spent = this.spentAfter(from, events);
    if (!spent) return;
    for (const event of events) if (event.type === 'ElementActivated') this.reached.add(event.node);
    const index = this.indexOf({ state: withoutData(state), spent: alive(spent, state) });
    if (index === null) this.isComplete = false;
    else place?.leadsTo.add(index);
  }

  /** Null if an event happened again that is taken to happen once. What the process itself throws may be thrown again. */
  private spentAfter({ spent }: Explored, events: Step['events']): ReadonlySet<string> | null {
    const thrown = new Set<NodeId | null>();
    for (const event of events)
      if (event.type === 'EscalationThrown' && event.caughtBy)
        thrown.add(asideOf(this.definition, event.caughtBy));
    const now = new Set(spent);
    for (const event of events) {
      if (event.type !== 'ElementActivated' || !this.isAside(event.node)) continue;
      const entry = `${event.scope ?? ''} ${event.node}`;
      if (now.has(entry) && !thrown.has(event.node)) return null;
      now.add(entry);
    }
    return now;
  }

  private asides: ReadonlySet<NodeId> | null = null;

  private isAside(node: NodeId): boolean {
    this.asides ??= new Set(
      [...this.definition.nodes.keys()].flatMap((id) => asideOf(this.definition, id) ?? []),
    );
    return this.asides.has(node);
  }

  private indexOf(explored: Explored): number | null {
    const form = canonicalForm(explored);
    const index = this.known.get(form);
    if (index !== undefined) return index;
    if (this.places.length >= this.mostStates) return null;
    this.known.set(form, this.places.length);
    this.places.push({ state: explored.state, explored, leadsTo: new Set(), isStuck: false });
    return this.places.length - 1;
  }
}

function withoutData(state: InstanceState): InstanceState {
  const elements: Record<Key, ElementInstance> = {};
  for (const element of Object.values(state.elements))
    elements[element.key] = { ...element, variables: {}, variableKeys: {} };
  return { ...state, elements };
}

function knowing(state: InstanceState, name: string | undefined): InstanceState {
  const root = state.elements[state.key];
  if (name === undefined || !root) return state;
  const variables = { variables: { [name]: null }, variableKeys: { [name]: root.key } };
  return { ...state, elements: { ...state.elements, [root.key]: { ...root, ...variables } } };
}

function alive(spent: ReadonlySet<string>, { elements }: InstanceState): ReadonlySet<string> {
  return new Set([...spent].filter((entry) => (entry.split(' ')[0] as Key) in elements));
}
