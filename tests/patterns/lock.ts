import { message, type Path } from '../support/model.ts';

/**
 * A lock that one path at a time can hold, as a message the engine delivers to one receiver: whoever takes it away has
 * the lock, whoever sends it gives it back. Drawn around what must not run at the same time as the rest.
 */
export function locked(path: Path, id: string, inside: (path: Path) => Path): Path {
  const taken = path.catchEvent(`${id}_take`, message('lock', '=case'));
  return unlock(inside(taken), `${id}_give`);
}

/** Gives the lock: at the beginning, so that there is one. */
export function unlock(path: Path, id: string): Path {
  return path.throwEvent(id, message('lock', '=case'));
}
