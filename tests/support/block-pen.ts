import { guardedBy, waitFor } from './block-events.ts';
import {
  cancel,
  compensate,
  error,
  escalation,
  link,
  message,
  multiInstance,
  signal,
  standardLoop,
  terminate,
  timer,
  type EventTrigger,
  type Path,
} from './model.ts';
import type { AdHocBlock, Block, Guard, Repeat, SubBlock, Work } from './model-blocks.ts';
import type { ActivityOptions } from './model-element.ts';

type Split = 'parallelGateway' | 'inclusiveGateway' | 'exclusiveGateway';

/**
 * Draws blocks. Whatever waits goes on by itself when a task or job is completed, by a message `m`, a signal `s`, an
 * hour that passes or a change of `tick`; no block repeats itself for ever, and every error that is drawn is caught.
 */
export class BlockPen {
  private count = 0;

  draw(path: Path, block: Block): void {
    switch (block.is) {
      case 'pass':
      case 'user':
      case 'job':
      case 'script':
        return this.work(path, block.is);
      case 'activity':
        this.work(path, block.of, repeated(block.repeat));
        return this.undoneBy(path, block.undone);
      case 'timer':
      case 'message':
      case 'signal':
      case 'condition':
      case 'any':
      case 'both':
        path.catchEvent(this.id(block.is), waitFor(block.is));
        return;
      case 'call':
        path.callActivity(this.id('call'), 'called');
        return;
      case 'shout':
        path.throwEvent(this.id('shout'), signal('shout'));
        return;
      case 'send':
        path.throwEvent(this.id('send'), message('m', '="x"'));
        return;
      case 'escalate':
        path.throwEvent(this.id('escalate'), escalation('S1'));
        return;
      case 'undo':
        path.throwEvent(this.id('undo'), compensate(undefined, { waitForCompletion: block.waits }));
        return;
      case 'link':
        return this.link(path);
      case 'quantity':
        path.task(this.id('many'), { completionQuantity: 2 }).userTask(this.id('one'), { startQuantity: 2 });
        return;
      case 'data':
        return this.data(path);
      case 'race':
        return this.race(path);
      case 'sequence':
        for (const each of block.of) this.draw(path, each);
        return;
      case 'parallel':
        return this.split(path, block.of, 'parallelGateway');
      case 'exclusive':
        return this.split(path, block.of, 'exclusiveGateway');
      case 'inclusive':
        return this.split(path, block.of, 'inclusiveGateway');
      case 'complex':
        return this.complex(path, block.of);
      case 'loop':
        return this.loop(path, block.of, block.rounds);
      case 'guarded':
        path.serviceTask(this.id('guarded'));
        return this.guard(path, block.by);
      case 'sub':
      case 'transaction':
        return this.sub(path, block);
      case 'adHoc':
        return this.adHoc(path, block);
    }
  }

  private id(kind: string): string {
    this.count += 1;
    return `${kind}${this.count}`;
  }

  private work(path: Path, kind: Work, options: ActivityOptions = {}): void {
    const id = this.id(kind);
    if (kind === 'pass') path.task(id, options);
    else if (kind === 'user') path.userTask(id, { ...options, inputs: { mine: '=choice' } });
    else if (kind === 'job') path.serviceTask(id, { ...options, outputs: { result: '=choice' } });
    else path.scriptTask(id, { choice: '=choice + 1' }, options);
  }

  private undoneBy(path: Path, undone: Work | null): void {
    if (undone) path.compensatedBy(this.id('undone'), (handler) => this.work(handler, undone));
  }

  private link(path: Path): void {
    const name = this.id('link');
    path.throwEvent(`${name}_from`, link(name));
    path.beside((apart) => apart.catchEvent(`${name}_to`, link(name))).at(`${name}_to`);
  }

  private data(path: Path): void {
    const object = this.id('object');
    path.subProcess(this.id('data'), (inside) =>
      inside
        .startEvent(this.id('in'))
        .dataObject(object)
        .userTask(this.id('write'), { dataOutputs: { choice: { with: `${object}_reference` } } })
        .serviceTask(this.id('read'), { dataInputs: { read: { with: `${object}_reference` } } })
        .endEvent(this.id('out')),
    );
  }

  private race(path: Path): void {
    const merge = this.id('merge');
    path
      .eventBasedGateway(this.id('race'))
      .branch((one) => one.catchEvent(this.id('first'), waitFor('message')).exclusiveGateway(merge))
      .branch((two) => two.catchEvent(this.id('second'), timer('PT2H')).to(merge))
      .branch((three) => three.catchEvent(this.id('third'), signal('s')).to(merge))
      .at(merge);
  }

  private split(path: Path, branches: readonly Block[], kind: Split): void {
    const join = this.id('join');
    path[kind](this.id('fork'));
    for (const [n, each] of branches.entries()) {
      const drawBranch = (branch: Path): void => {
        this.draw(branch, each);
        if (n === 0) branch[kind](join);
        else branch.to(join);
      };
      if (kind === 'parallelGateway') path.branch(drawBranch);
      else if (n === 0) path.otherwise(drawBranch);
      else if (kind === 'exclusiveGateway')
        path.when(`=modulo(choice, ${branches.length}) = ${n}`, drawBranch);
      else path.when(`=modulo(floor(choice / ${n}), 2) = 0`, drawBranch);
    }
    path.at(join);
  }

  private complex(path: Path, branches: readonly Block[]): void {
    const join = this.id('some');
    const activationCondition = '=activationCount >= 1 + modulo(choice, 2)';
    path.parallelGateway(this.id('fork'));
    for (const [n, each] of branches.entries())
      path.branch((branch) => {
        this.draw(branch, each);
        if (n === 0) branch.complexGateway(join, { activationCondition });
        else branch.to(join);
      });
    path.at(join);
  }

  private loop(path: Path, inside: Block, rounds: number): void {
    const counter = this.id('n');
    const round = this.id('round');
    path.scriptTask(this.id('begin'), { [counter]: '=0' }).exclusiveGateway(round);
    this.draw(path, inside);
    path.scriptTask(this.id('count'), { [counter]: `=${counter} + 1` }).exclusiveGateway(this.id('again'));
    path.when(`=${counter} < ${rounds}`, (back) => back.to(round));
    const next = this.id('next');
    path.otherwise((on) => on.task(next)).at(next);
  }

  private guard(path: Path, guard: Guard): void {
    const event = this.id(guard.on);
    const trigger = guardedBy(guard);
    if (!guard.interrupting) {
      path.nonInterrupting(event, trigger, (after) => after.userTask(this.id('beside')));
      return;
    }
    this.leavingBy(path, event, trigger);
  }

  private leavingBy(path: Path, event: string, trigger: EventTrigger): void {
    const merge = this.id('merge');
    path
      .boundaryEvent(event, trigger, (after) => after.userTask(this.id('mend')).to(merge))
      .exclusiveGateway(merge);
  }

  private sub(path: Path, block: SubBlock): void {
    const options = {
      inputs: { choice: '=choice' },
      outputs: { left: '=choice' },
      ...repeated(block.repeat),
    };
    const inside = (content: Path): void => {
      content.startEvent(this.id('in'));
      this.draw(content, block.of);
      this.end(content, block);
      this.eventSub(content, block);
    };
    if (block.is === 'sub') path.subProcess(this.id('sub'), inside, options);
    else path.transaction(this.id('transaction'), inside, options);
    this.undoneBy(path, block.undone);
    // Both events sit on the activity: the pen leaves it by the second.
    const { guard } = block;
    if (block.is === 'transaction' && block.ends === 'cancel') {
      if (guard && !guard.interrupting) this.guard(path, guard);
      this.leavingBy(path, this.id('cancelled'), cancel());
    } else if (guard) this.guard(path, guard);
  }

  private end(path: Path, { is, guard, inside, ends }: SubBlock): void {
    const isCancelled = is === 'transaction' && ends === 'cancel';
    const catchesErrors = guard?.on === 'error' || inside?.on.on === 'error';
    if (ends === 'terminate') path.endEvent(this.id('stop'), terminate);
    else if (ends === 'error' && catchesErrors) path.endEvent(this.id('fail'), error('E2'));
    else if (ends === 'escalation') path.endEvent(this.id('tell'), escalation('S2'));
    else if (ends === 'compensate') path.endEvent(this.id('undo'), compensate());
    else if (isCancelled)
      path
        .exclusiveGateway(this.id('whether'))
        .when('=modulo(choice, 3) < 2', (no) => no.endEvent(this.id('cancel'), cancel()))
        .otherwise((yes) => yes.endEvent(this.id('out')));
    else path.endEvent(this.id('out'));
  }

  private eventSub(path: Path, { inside }: SubBlock): void {
    if (!inside) return;
    const { on, does } = inside;
    const isInterrupting = on.on === 'compensate' || on.interrupting;
    path.eventSubProcess(this.id('eventSub'), (content) => {
      content.startEvent(this.id(on.on), guardedBy(on), { isInterrupting });
      if (does === 'undo') content.throwEvent(this.id('undo'), compensate());
      else this.work(content, does);
      content.endEvent(this.id('handled'));
    });
  }

  private adHoc(path: Path, block: AdHocBlock): void {
    const id = this.id('adHoc');
    const begun = block.of.map((_each, n) => `${id}_${n}`);
    path.adHocSubProcess(
      id,
      (inside) => {
        for (const [n, each] of block.of.entries())
          inside.beside((apart) => this.draw(apart.userTask(`${id}_${n}`), each));
      },
      {
        activeElementsCollection: `=${JSON.stringify(begun)}`,
        ordering: block.sequential ? 'Sequential' : 'Parallel',
        ...(block.condition && { completionCondition: '=modulo(tick, 2) = 0' }),
        cancelRemainingInstances: block.cancels,
      },
    );
  }
}

function repeated(repeat: Repeat | null): ActivityOptions {
  if (!repeat) return {};
  const { how, times, early } = repeat;
  if (how === 'standard') {
    const condition = '=modulo(choice, 3) > 0';
    return { loop: standardLoop({ testBefore: early, maximum: times + 1, condition }) };
  }
  return {
    loop: multiInstance({
      sequential: how === 'sequential',
      collection: times === 0 ? '=[]' : `=for i in 1..${times} return i`,
      element: 'item',
      outputCollection: 'outputs',
      outputElement: '=item',
      ...(early && { completionCondition: `=numberOfCompletedInstances >= ${times - 1}` }),
    }),
  };
}
