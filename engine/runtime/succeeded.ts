import { EngineRejection } from './engine.ts';

/** A refusal means somebody else was first. */
export async function succeeded(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (failure) {
    if (failure instanceof EngineRejection && failure.code !== 'UNAVAILABLE') return false;
    throw failure;
  }
}
