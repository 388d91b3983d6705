import { useCallback, useEffect, useRef, useState } from 'react';
import { saveDraft } from '../api/calls.ts';
import type { Values } from '../api/wire.ts';

export type DraftState =
  | { readonly kind: 'none' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'failed' };

const pauseMs = 1000;
const retryMs = 5000;

/**
 * Keeps a draft of what is being typed:
 * D1. one second after the last change it is on the server;
 * D2. at most one save is under way, and the newest values always win;
 * D3. a save that failed is tried again until it succeeds or the task is over;
 * D4. leaving the page saves what is not saved yet.
 */
export function useDraft(userTaskKey: string) {
  const [state, setState] = useState<DraftState>({ kind: 'none' });
  const unsaved = useRef<Values | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const underWay = useRef(false);
  const over = useRef(false);

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    const values = unsaved.current;
    if (values === null || underWay.current || over.current) return;
    underWay.current = true;
    unsaved.current = null;
    setState({ kind: 'saving' });
    let again = pauseMs;
    try {
      const { savedAt } = await saveDraft(userTaskKey, values);
      setState({ kind: 'saved', at: savedAt });
    } catch {
      unsaved.current ??= values;
      again = retryMs;
      setState({ kind: 'failed' });
    } finally {
      underWay.current = false;
    }
    if (unsaved.current !== null) timer.current = setTimeout(() => void save(), again);
  }, [userTaskKey]);

  const keep = useCallback(
    (values: Values) => {
      if (over.current) return;
      unsaved.current = values;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), pauseMs);
    },
    [save],
  );

  /** The task is done, or the draft is thrown away: nothing more is saved. */
  const stop = useCallback(() => {
    over.current = true;
    unsaved.current = null;
    clearTimeout(timer.current);
  }, []);

  const resume = useCallback(() => {
    over.current = false;
  }, []);

  useEffect(() => {
    over.current = false;
    const leave = () => {
      clearTimeout(timer.current);
      if (unsaved.current === null || over.current) return;
      const values = unsaved.current;
      unsaved.current = null;
      void saveDraft(userTaskKey, values, true).catch(() => {
        unsaved.current ??= values;
      });
    };
    const hide = () => {
      if (document.visibilityState === 'hidden') leave();
    };
    document.addEventListener('visibilitychange', hide);
    window.addEventListener('pagehide', leave);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [userTaskKey]);

  return { state, keep, save, stop, resume };
}
