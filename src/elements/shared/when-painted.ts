/** Calls back after the next frame was painted; in a page that is not looked at, and gets no frames, soon. */
export function whenPainted(callback: () => unknown): void {
  if (document.visibilityState === 'hidden') setTimeout(callback);
  else requestAnimationFrame(() => setTimeout(callback));
}
