import { pageOf } from './webauthn-plugin.mjs';

/**
 * `aria:snapshot`: the accessibility tree below a selector, as text. The stock command of Web Test Runner asks
 * for an interface that Playwright no longer has.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function ariaPlugin() {
  return {
    name: 'aria',
    async executeCommand({ command, payload, session }) {
      if (command !== 'aria:snapshot') return undefined;
      const { selector } = /** @type {{ selector: string }} */ (payload);
      return { snapshot: await pageOf(session).locator(selector).ariaSnapshot() };
    },
  };
}
