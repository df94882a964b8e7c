/* What assistive technology is told, as text: the snapshot format of Playwright. */
import { executeServerCommand } from '@web/test-runner-commands';

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
  const answer = await executeServerCommand<{ snapshot: string }, object>('aria:snapshot', { selector });
  return answer.snapshot;
}
