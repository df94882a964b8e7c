/* The plugin `twoFactor` of Better Auth, as a visitor of the manager meets it: for the wire server and the real one. */
import { expect } from '@open-wc/testing';
import type { PasskeyManager } from '../../src/index.js';
import { click, until } from '../elements/shared/screen.js';
import { parts, shows, type Bench } from './bench.js';
import { addsAnApp, confirms, removesIt, secondFactor } from './second-factor.js';

/** What both servers have in the place of everybody's password. */
const PASSWORD = 'correct horse battery staple';

export function twoFactor(bench: Bench, plain: string): void {
  const { signIn, manager, bring } = bench;

  secondFactor(bench, { password: PASSWORD });

  it('makes backup codes once there is a second factor, and not before', async () => {
    await signIn({ passkeys: ['First'] });
    const element = await manager(1);
    await until(() => parts(element, 'add-factor-button').length > 0, 'the second factors are told');
    expect(parts(element, 'recovery')).to.have.length(0);
    await addsAnApp(element, PASSWORD);
    await until(() => parts(element, 'recovery').length === 1, 'codes can be made');
    expect(parts(element, 'recovery')[0]?.textContent).to.include('They stand in for a second factor');
    await click(element, 'Make new codes');
    await click(element, 'Make new ones');
    await confirms(element, PASSWORD);
    await until(() => parts(element, 'code').length === 10, 'ten codes');
    expect(element.shadowRoot?.textContent).to.include('If you lose your second factor');
    element.shadowRoot?.querySelector<HTMLInputElement>('.kept input')?.click();
    await click(element, 'Done');
    await removesIt(element, PASSWORD);
    await until(() => parts(element, 'recovery').length === 0, 'no factor, no codes');
  });

  it('says nothing of second factors where the plugin is not there', async () => {
    await signIn({ passkeys: ['First'] });
    const failures: unknown[] = [];
    const note = (event: Event) => void failures.push(event);
    addEventListener('passkey-failure', note);
    const asked = new Promise((resolve) => {
      new PerformanceObserver((list, observer) => {
        const sessions = list.getEntries().filter(({ name }) => name.includes(`${plain}/get-session`));
        if (sessions.length === 0) return;
        observer.disconnect();
        resolve(sessions);
      }).observe({ type: 'resource' });
    });
    const element = await bring<PasskeyManager>('passkey-manager', { base: plain });
    await shows(element, 1);
    await asked;
    await element.updateComplete;
    expect(parts(element, 'factors')).to.have.length(0);
    expect(parts(element, 'recovery')).to.have.length(0);
    expect(failures).to.deep.equal([]);
    removeEventListener('passkey-failure', note);
  });
}
