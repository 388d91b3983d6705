import { useSyncExternalStore } from 'react';

const query = matchMedia('(min-width: 900px)');

function subscribe(listener: () => void) {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Whether there is room for a table; otherwise the same rows are cards. */
export const useWideScreen = () => useSyncExternalStore(subscribe, () => query.matches);
