import { useSyncExternalStore } from 'react';

let sentence = '';
let clearing: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function tell(next: string) {
  sentence = next;
  for (const listener of listeners) listener();
}

/** Says a sentence to who listens to the page instead of looking at it, without moving the focus. */
export function announce(next: string): void {
  clearTimeout(clearing);
  // The same sentence twice is news only if the region was empty in between.
  tell('');
  setTimeout(() => tell(next), 50);
  clearing = setTimeout(() => tell(''), 8000);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function Announcer() {
  const said = useSyncExternalStore(subscribe, () => sentence);
  return (
    <div role="status" aria-live="polite" className="visually-hidden">
      {said}
    </div>
  );
}
