/**
 * Calls back once every script of the page had its turn: module scripts run before `DOMContentLoaded`, and until
 * then a page may still configure what looks wrong now.
 */
export function whenPageIsRead(callback: () => void): void {
  if (document.readyState === 'complete') setTimeout(callback);
  else document.addEventListener('readystatechange', () => whenPageIsRead(callback), { once: true });
}
