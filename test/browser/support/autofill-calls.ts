import type { Page } from 'playwright';

/** Counts on the page from now on how often autofill was armed, how many of those calls wait, and how often a dialog was asked for. */
export async function watchAutofill(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const calls = { armed: 0, waiting: 0, dialogs: 0 };
    Object.assign(globalThis, { autofillCalls: calls });
    const get = navigator.credentials.get.bind(navigator.credentials);
    navigator.credentials.get = (options) => {
      const answer = get(options);
      if (options?.mediation !== 'conditional') {
        calls.dialogs++;
        return answer;
      }
      calls.armed++;
      calls.waiting++;
      return answer.finally(() => calls.waiting--);
    };
  });
}

interface AutofillCalls {
  readonly armed: number;
  readonly waiting: number;
  readonly dialogs: number;
}

/** What was counted since the document was loaded. */
export const autofillCalls = (page: Page): Promise<AutofillCalls> =>
  page.evaluate(() => (globalThis as unknown as { autofillCalls: AutofillCalls }).autofillCalls);

/** Resolves when autofill was armed so many times, and the last one waits. */
export async function autofillArmed(page: Page, times: number): Promise<void> {
  await page.waitForFunction((count) => {
    const { armed, waiting } = (globalThis as unknown as { autofillCalls: AutofillCalls }).autofillCalls;
    return armed === count && waiting === 1;
  }, times);
}
