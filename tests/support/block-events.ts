import {
  compensate,
  conditional,
  error,
  escalation,
  message,
  multiple,
  parallelMultiple,
  signal,
  timer,
  type EventTrigger,
} from './model.ts';
import type { Guard, Wait } from './model-blocks.ts';

const everyOtherTick = conditional('=modulo(tick, 2) = 0');

export function waitFor(wait: Wait): EventTrigger {
  switch (wait) {
    case 'timer':
      return timer('PT1H');
    case 'message':
      return message('m', '="x"');
    case 'signal':
      return signal('s');
    case 'condition':
      return everyOtherTick;
    case 'any':
      return multiple(message('m', '="x"'), timer('PT90M'));
    case 'both':
      return parallelMultiple(signal('s'), timer('PT1H'));
  }
}

/** One that goes on listening must not take the messages for which others wait. */
export function guardedBy({ on, interrupting }: Guard): EventTrigger {
  switch (on) {
    case 'error':
      return error();
    case 'timer':
      return timer(interrupting ? 'PT1H' : 'R2/PT30M');
    case 'message':
      return message(interrupting ? 'm' : 'n', '="x"');
    case 'signal':
      return interrupting ? multiple(signal('s'), signal('shout')) : signal('shout');
    case 'condition':
      return everyOtherTick;
    case 'escalation':
      return escalation();
    case 'compensate':
      return compensate();
  }
}
