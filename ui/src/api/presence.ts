/** Whether somebody is at the screen: a session ends when nobody is, whatever the page refreshes by itself. */
const awayAfterMs = 60_000;

let lastSeen = Date.now();

for (const sign of ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const)
  window.addEventListener(sign, () => (lastSeen = Date.now()), { capture: true, passive: true });

export function somebodyIsThere(): boolean {
  return Date.now() - lastSeen < awayAfterMs;
}
