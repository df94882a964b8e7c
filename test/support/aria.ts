/* What assistive technology is told, as text: the snapshot format of Playwright. */
import { runOrSkip } from './engine.js';

const MARK = 'data-aria-snapshot';

/** The accessibility tree of an element or of what a selector finds (shadow roots are pierced). */
export async function ariaSnapshot(target: Element | string): Promise<string> {
  if (typeof target === 'string') return snapshot(target);
  const mark = crypto.randomUUID();
  target.setAttribute(MARK, mark);
  try {
    return await snapshot(`[${MARK}="${mark}"]`);
  } finally {
    target.removeAttribute(MARK);
  }
}

async function snapshot(selector: string): Promise<string> {
  return (await runOrSkip<{ snapshot: string }>('aria:snapshot', { selector })).snapshot;
}
