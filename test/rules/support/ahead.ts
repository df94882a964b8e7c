import { aWhile, until } from '../../elements/shared/screen.js';
import { to, type Asked } from '../../elements/shared/watch.js';
// What a page loads on demand, so that a test need not wait for it.
import '../../../src/backend/problem.js';
import '../../../src/flows/ahead.js';
import '../../../src/flows/registering.js';
import '../../../src/webauthn/ceremony.js';

/** Waits until options were fetched and are at hand. */
export async function atHand(asked: readonly Asked[], end: string, times = 1): Promise<void> {
  await until(() => to(asked, end).filter(({ answered }) => answered).length === times, `${end} is answered`);
  await aWhile(100);
}
