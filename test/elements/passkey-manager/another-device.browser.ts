/* The link that adds a passkey on another device: shown while it works, gone when the dialog closes. */
import { expect, fixture, html } from '@open-wc/testing';
import type jsqr from 'jsqr';
import '../../../src/elements/passkey-manager/define.js';
import type { PasskeyManager } from '../../../src/index.js';
import { useAuthenticator } from '../../support/authenticator.js';
import {
  base,
  faulty,
  listPasskeys,
  seedPasskeys,
  signOut,
  signUp,
  useRelyingParty,
} from '../../support/relying-party.js';
import { click, until } from '../shared/screen.js';
import { useConsole } from '../shared/watch.js';

type Decode = (typeof jsqr)['default'];

/** No module, so it comes as a script does. */
async function decoder(): Promise<Decode> {
  const script = Object.assign(document.createElement('script'), { src: '/node_modules/jsqr/dist/jsQR.js' });
  await new Promise((resolve) => {
    script.onload = resolve;
    document.head.append(script);
  });
  script.remove();
  return (window as unknown as { jsQR: Decode }).jsQR;
}

const OPEN = 'Add from another device';

describe('passkey-manager: a link for another device', () => {
  useAuthenticator();
  useRelyingParty();
  const lines = useConsole();

  const root = (manager: Element): ShadowRoot => manager.shadowRoot ?? expect.fail('no shadow root');
  const link = (manager: Element): HTMLInputElement | null => root(manager).querySelector('#link');

  async function opened(path = base): Promise<PasskeyManager> {
    const manager = await fixture<PasskeyManager>(html`<passkey-manager base=${path}></passkey-manager>`);
    await click(manager, OPEN);
    await until(() => link(manager), 'the link is there');
    return manager;
  }

  /** What a camera would see. */
  async function scanned(manager: Element): Promise<string | undefined> {
    const seen = root(manager).querySelector<SVGElement>('svg.qr-code') ?? expect.fail('no code');
    const svg = seen.cloneNode(true) as SVGElement;
    const size = 400;
    // With the styles that it has here, among icons that are drawn by strokes.
    for (const [at, path] of seen.querySelectorAll('path').entries()) {
      const { fill, stroke, strokeWidth } = getComputedStyle(path);
      Object.assign(svg.querySelectorAll('path')[at]?.style ?? {}, { fill, stroke, strokeWidth });
    }
    svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    svg.setAttribute('width', String(size));
    svg.setAttribute('height', String(size));
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
    await image.decode();
    const context = Object.assign(document.createElement('canvas'), { width: size, height: size }).getContext(
      '2d',
    );
    context?.drawImage(image, 0, 0, size, size);
    const pixels = context?.getImageData(0, 0, size, size) ?? expect.fail('no pixels');
    return (await decoder())(pixels.data, size, size)?.data;
  }

  beforeEach(() => signUp());

  it('shows it as text and as a code that a camera reads, and says how long it works', async () => {
    const manager = await opened();
    const { value, readOnly } = link(manager) ?? expect.fail();
    expect(value).to.match(/\/enroll\.html#code=[\w-]{43}$/);
    expect(readOnly).to.equal(true);
    expect(await scanned(manager)).to.equal(value);
    expect(root(manager).querySelector('dialog')?.textContent).to.contain('It works once, for 15 minutes.');
    await expect(manager).to.be.accessible();
  });

  it('leaves nothing of it behind', async () => {
    const manager = await opened();
    const { value } = link(manager) ?? expect.fail();
    await click(manager, 'Close');
    expect(root(manager).querySelectorAll('.qr-code, #link')).to.have.length(0);
    const left = root(manager).innerHTML + document.documentElement.outerHTML + lines.join();
    expect(left).not.to.contain(value.split('#')[1]);
  });

  it('closes by itself once the new passkey is there, and the list says what was added', async () => {
    const manager = await opened();
    const [passkey] = (await listPasskeys()).passkeys;
    await seedPasskeys(passkey ?? expect.fail(), 1, () => 'Pixel phone');
    await until(() => !link(manager), 'the dialog is closed');
    await until(
      () => root(manager).textContent.includes('“Pixel phone” was added from your other device.'),
      'it is told',
    );
    await until(() => root(manager).querySelectorAll('.list > li').length === 2, 'it is in the list');
  });

  it('a link that no longer works goes away, and another can be made', async () => {
    const past = new Date(Date.now() + 1500).toISOString();
    const body = { url: 'https://example.com/#code=first', expiresAt: past };
    const manager = await opened(faulty({ path: '/enrollments', fault: 'status', status: 201, body }));
    await until(() => !link(manager), 'the link goes away');
    expect(root(manager).querySelector('dialog')?.textContent).to.contain('This link no longer works.');
    await click(manager, 'Make a new link');
  });

  it('says what went wrong, with another try', async () => {
    const manager = await fixture<PasskeyManager>(html`<passkey-manager base=${base}></passkey-manager>`);
    await until(() => root(manager).querySelector('.enroll'), 'the button is there');
    await signOut();
    await click(manager, OPEN);
    await until(() => root(manager).querySelector('dialog .failure'), 'it says so');
    await click(manager, 'Close');
    expect(root(manager).querySelector('dialog[open]')).to.equal(null);
  });

  it('is not offered where the page or the backend does not', async () => {
    const manager = await fixture<PasskeyManager>(
      html`<passkey-manager base=${base} offers=""></passkey-manager>`,
    );
    await until(() => root(manager).querySelector('.list'), 'the list is there');
    expect(root(manager).querySelector('.enroll')).to.equal(null);
  });
});
