import fc from 'fast-check';
import { error, message, process, terminate, timer, type Path, type ProcessModel } from './model.ts';

/** A part of a process with one way in and one way out. */
export type Block =
  | { readonly is: 'pass' | 'user' | 'job' | 'script' | 'timer' | 'message' | 'call' }
  | { readonly is: 'sequence' | 'parallel' | 'exclusive'; readonly of: readonly Block[] }
  | { readonly is: 'loop'; readonly of: Block; readonly rounds: number }
  | { readonly is: 'race' }
  | {
      readonly is: 'sub';
      readonly of: Block;
      readonly on: 'nothing' | 'error' | 'timer' | 'repeat' | 'message';
      readonly ends: boolean;
    }
  | { readonly is: 'guarded'; readonly on: 'error' | 'timer' | 'repeat' | 'message' };

const block: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.record({ is: fc.constantFrom('pass', 'user', 'job', 'script', 'timer', 'message', 'call') }),
    fc.record({ is: fc.constant('race') }),
    fc.record({ is: fc.constant('guarded'), on: fc.constantFrom('error', 'timer', 'repeat', 'message') }),
    fc.record({
      is: fc.constantFrom('sequence', 'parallel', 'exclusive'),
      of: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ is: fc.constant('loop'), of: tie('block'), rounds: fc.integer({ min: 1, max: 3 }) }),
    fc.record({
      is: fc.constant('sub'),
      of: tie('block'),
      on: fc.constantFrom('nothing', 'error', 'timer', 'repeat', 'message'),
      ends: fc.boolean(),
    }),
  ),
})).block;

/** Up to four of them, one after the other. */
export const blocks: fc.Arbitrary<Block> = fc.record({
  is: fc.constant('sequence'),
  of: fc.array(block, { minLength: 1, maxLength: 4 }),
});

/** The block between a start and an end event, and the process it may call. */
export function processesOf(block: Block): readonly ProcessModel[] {
  const model = process('random').startEvent();
  new Drawing().draw(model, block);
  model.endEvent();
  return [
    model,
    process('called')
      .startEvent('calledStart')
      .userTask('calledTask')
      .serviceTask('calledJob')
      .endEvent('calledEnd'),
  ];
}

class Drawing {
  private count = 0;

  draw(path: Path, block: Block): void {
    switch (block.is) {
      case 'pass':
        path.task(this.id('pass'));
        return;
      case 'user':
        path.userTask(this.id('user'), { inputs: { mine: '=choice' } });
        return;
      case 'job':
        path.serviceTask(this.id('job'), { outputs: { result: '=choice' } });
        return;
      case 'script':
        path.scriptTask(this.id('script'), { choice: '=choice + 1' });
        return;
      case 'timer':
        path.catchEvent(this.id('timer'), timer('PT1H'));
        return;
      case 'message':
        path.receiveTask(this.id('message'), 'm', '="x"');
        return;
      case 'call':
        path.callActivity(this.id('call'), 'called');
        return;
      case 'sequence':
        for (const each of block.of) this.draw(path, each);
        return;
      case 'parallel':
        return this.parallel(path, block.of);
      case 'exclusive':
        return this.exclusive(path, block.of);
      case 'loop':
        return this.loop(path, block.of, block.rounds);
      case 'race':
        return this.race(path);
      case 'guarded':
        path.serviceTask(this.id('guarded'));
        return this.guard(path, block.on);
      case 'sub':
        return this.sub(path, block);
    }
  }

  private id(kind: string): string {
    this.count += 1;
    return `${kind}${this.count}`;
  }

  private parallel(path: Path, branches: readonly Block[]): void {
    const join = this.id('join');
    path.parallelGateway(this.id('fork'));
    for (const [n, each] of branches.entries())
      path.branch((branch) => {
        this.draw(branch, each);
        if (n === 0) branch.parallelGateway(join);
        else branch.to(join);
      });
    path.at(join);
  }

  private exclusive(path: Path, branches: readonly Block[]): void {
    const merge = this.id('merge');
    path.exclusiveGateway(this.id('choose'));
    for (const [n, each] of branches.entries()) {
      const drawBranch = (branch: Path): void => {
        this.draw(branch, each);
        if (n === 0) branch.exclusiveGateway(merge);
        else branch.to(merge);
      };
      if (n === 0) path.otherwise(drawBranch);
      else path.when(`=modulo(choice, ${branches.length}) = ${n}`, drawBranch);
    }
    path.at(merge);
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

  private race(path: Path): void {
    const merge = this.id('merge');
    path
      .eventBasedGateway(this.id('race'))
      .branch((one) => one.catchEvent(this.id('first'), message('m', '="x"')).exclusiveGateway(merge))
      .branch((two) => two.catchEvent(this.id('second'), timer('PT2H')).to(merge))
      .at(merge);
  }

  private sub(path: Path, { of, on, ends }: Extract<Block, { is: 'sub' }>): void {
    path.subProcess(
      this.id('sub'),
      (inside) => {
        inside.startEvent(this.id('in'));
        this.draw(inside, of);
        if (ends) inside.endEvent(this.id('stop'), terminate);
        else inside.endEvent(this.id('out'));
      },
      { inputs: { choice: '=choice' }, outputs: { left: '=choice' } },
    );
    if (on !== 'nothing') this.guard(path, on);
  }

  private guard(path: Path, on: 'error' | 'timer' | 'repeat' | 'message'): void {
    const event = this.id(on);
    const merge = this.id('merge');
    if (on === 'repeat') {
      path.nonInterrupting(event, timer('R2/PT30M'), (after) =>
        after.userTask(this.id('reminder')).endEvent(this.id('reminded')),
      );
      return;
    }
    const trigger = { error: error(), timer: timer('PT1H'), message: message('m', '="x"') }[on];
    path
      .boundaryEvent(event, trigger, (after) => after.userTask(this.id('mend')).to(merge))
      .exclusiveGateway(merge);
  }
}
