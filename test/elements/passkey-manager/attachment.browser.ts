/* Where a new passkey is kept: the visitor's choice, the page's, or the browser's dialog decides. */
import { expect } from '@open-wc/testing';
import type { PasskeyManager } from '../../../src/elements/passkey-manager/passkey-manager.js';
import { useAuthenticator, VirtualAuthenticator } from '../../support/authenticator.js';
import { needs } from '../../support/engine.js';
import { focused } from '../../support/keyboard.js';
import { listPasskeys, seedPasskeys, signUp, useRelyingParty } from '../../support/relying-party.js';
import { to, useCalls, useRequests } from '../shared/watch.js';
import { button, buttons, field, manager, overflow, until } from './support.js';

const HERE = 'Add on this device';
const ELSEWHERE = 'Add on a phone or security key';

describe('passkey-manager with a choice of where', () => {
  const device = useAuthenticator();
  const key = new VirtualAuthenticator();
  useRelyingParty();
  const calls = useCalls();
  const asked = useRequests();
  afterEach(() => key.unplug());

  async function ready(properties: Partial<PasskeyManager>): Promise<PasskeyManager> {
    await signUp();
    await device.clearCredentials();
    calls.length = asked.length = 0;
    return manager(properties);
  }
  const selection = () =>
    (calls.at(-1)?.asked.publicKey as PublicKeyCredentialCreationOptions).authenticatorSelection;

  it('leaves it to the browser’s dialog by default', async () => {
    const element = await ready({});
    button(element, 'Add a passkey').click();
    await until(() => field(element), 'added');
    expect(selection()).not.to.have.property('authenticatorAttachment');
    expect(to(asked, '/register/begin')[0]?.body).to.deep.equal({});
  });

  it('keeps it on this device where the page says so', async () => {
    needs('platform');
    const element = await ready({ attachment: 'platform' });
    button(element, 'Add a passkey').click();
    await until(() => field(element), 'added');
    expect(selection()).to.include({ authenticatorAttachment: 'platform' });
  });

  it('shows a button for each, and both work', async () => {
    needs('platform');
    const element = await ready({ attachment: 'choose' });
    expect(buttons(element).slice(0, 2)).to.deep.equal([HERE, ELSEWHERE]);
    expect(overflow(element)).to.deep.equal([]);
    button(element, HERE).click();
    await until(() => field(element), 'added here');
    expect(selection()).to.include({ authenticatorAttachment: 'platform' });
    await key.plugIn({ transport: 'usb' });
    button(element, ELSEWHERE).click();
    await until(async () => (await listPasskeys()).passkeys.length === 3, 'added there');
    expect(selection()).to.include({ authenticatorAttachment: 'cross-platform' });
    expect(calls.at(-1)?.asked.publicKey).to.deep.include({ hints: ['hybrid', 'security-key'] });
    expect(to(asked, '/register/begin').map(({ body }) => body)).to.deep.equal([
      { attachment: 'platform' },
      { attachment: 'cross-platform' },
    ]);
  });

  it('keeps the focus when the button for elsewhere gives way to Cancel', async () => {
    const element = await ready({ attachment: 'choose' });
    await device.hold();
    button(element, ELSEWHERE).focus();
    button(element, ELSEWHERE).click();
    await until(() => buttons(element).includes('Cancel'), 'it runs');
    expect(focused()).to.equal(button(element, HERE));
    button(element, 'Cancel').click();
    await until(() => buttons(element).includes(ELSEWHERE), 'both are back');
    expect(focused()).to.equal(button(element, HERE));
  });

  it('offers neither where no more may be added', async () => {
    const { passkey } = await signUp();
    await seedPasskeys(passkey, 1);
    const element = await manager({ attachment: 'choose', max: 2 });
    for (const name of [HERE, ELSEWHERE]) {
      expect(button(element, name).ariaDisabled).to.equal('true');
      button(element, name).click();
    }
    expect(to(asked, '/register/begin')).to.deep.equal([]);
  });
});
