/* Recovery codes in the manager: how many are left, new ones, shown once, and nothing of them afterwards. */
import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { PasskeyFailure, type PasskeyBackend, type PasskeyManager } from '../../../src/index.js';
import { useAuthenticator } from '../../support/authenticator.js';
import { needs } from '../../support/engine.js';
import { focusedName, press } from '../../support/keyboard.js';
import { ask, base, faulty, signUp, sql, useRelyingParty } from '../../support/relying-party.js';
import { to, useConsole, useRequests } from '../shared/watch.js';
import { button, buttons, dialog, direct, inside, offering, overflow, part, said, until } from './support.js';

const manager = offering('recovery-codes');

const CODE = /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/;

const section = (element: PasskeyManager): string =>
  part(element, 'recovery')?.textContent.replace(/\s+/g, ' ').trim() ?? '';

const codes = (element: PasskeyManager): string[] =>
  [...(dialog(element)?.querySelectorAll('li') ?? [])].map((item) => item.textContent.trim());

const box = (element: PasskeyManager): HTMLInputElement => dialog(element)!.querySelector('input')!;

async function shown(element: PasskeyManager, what: string | RegExp): Promise<void> {
  const matches = () =>
    typeof what === 'string' ? section(element).includes(what) : what.test(section(element));
  await until(matches, `the section says "${section(element)}", not "${String(what)}"`);
}

/** Clicks as soon as the button is there. */
async function click(element: PasskeyManager, name: string): Promise<void> {
  await until(
    () => buttons(element).includes(name),
    `the button "${name}" among ${buttons(element).join(', ')}`,
  );
  button(element, name).click();
}

/** The codes of a first click, in sight. */
async function made(element: PasskeyManager): Promise<string[]> {
  await click(element, 'Make recovery codes');
  await until(() => codes(element).length > 0, 'codes');
  return codes(element);
}

async function done(element: PasskeyManager): Promise<void> {
  box(element).click();
  button(element, 'Done').click();
  await until(() => !dialog(element), 'closed');
}

describe('recovery codes in the manager', () => {
  useAuthenticator();
  useRelyingParty();
  const asked = useRequests();
  const lines = useConsole();

  async function mine(properties: Partial<PasskeyManager> = {}): Promise<PasskeyManager> {
    await signUp();
    const element = await manager(properties);
    await shown(element, 'Recovery codes');
    return element;
  }

  it('invites where there are none, shows new ones once, and counts them', async () => {
    const element = await mine();
    await shown(element, 'You have none yet.');
    const all = await made(element);
    expect(all).to.have.length(10);
    for (const code of all) expect(code).to.match(CODE);
    await done(element);
    await shown(element, '10 of 10 codes are left.');
    expect(buttons(element)).to.include('Make new codes');
  });

  it('leaves nothing of them anywhere once they are closed', async () => {
    const events: unknown[] = [];
    const element = await mine();
    for (const type of ['failure', 'list', 'add', 'cancel'])
      element.addEventListener(`passkey-${type}`, (event) => events.push((event as CustomEvent).detail));
    const all = await made(element);
    await done(element);
    const places = [
      document.documentElement.outerHTML,
      inside(element).innerHTML,
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
      location.href,
      JSON.stringify(events),
      lines.join(),
    ];
    for (const code of all) for (const place of places) expect(place).not.to.include(code);
  });

  it('warns when few are left, and when none is', async () => {
    const element = await mine();
    await made(element);
    await done(element);
    const use = (left: number) =>
      sql(
        `UPDATE recovery_codes SET used_at = 1 WHERE code_digest IN (SELECT code_digest FROM recovery_codes
         WHERE account_id = (SELECT account_id FROM passkeys WHERE id = ?) LIMIT ?)`,
        [inside(element).querySelector<HTMLElement>('[data-id]')!.dataset['id']!, 10 - left],
      );
    await use(2);
    await element.reload();
    await shown(element, '2 of 10 codes are left. Make new ones while you are signed in.');
    await use(0);
    await element.reload();
    await shown(element, 'You have used all your codes.');
    // Nothing ends, so nothing is asked.
    await click(element, 'Make new codes');
    await until(() => codes(element).length === 10, 'codes');
  });

  it('asks before it ends the old ones, with the focus on what keeps them', async () => {
    const element = await mine();
    const old = await made(element);
    await done(element);
    await click(element, 'Make new codes');
    await until(() => dialog(element), 'a question');
    expect(dialog(element)!.textContent).to.include('The 10 codes that are left stop working.');
    expect(focusedName()).to.equal('Keep the old ones');
    await press('Escape');
    await until(() => !dialog(element), 'closed');
    expect(to(asked, '/recovery-codes').filter(({ method }) => method === 'POST')).to.have.length(1);
    await until(() => focusedName() === 'Make new codes', 'the focus is back');
    await click(element, 'Make new codes');
    await click(element, 'Make new ones');
    await until(() => codes(element).length === 10, 'codes');
    expect(codes(element)).not.to.include(old[0]);
  });

  it('is one request however often one clicks', async () => {
    const element = await mine();
    await until(() => buttons(element).includes('Make recovery codes'), 'the button');
    const make = button(element, 'Make recovery codes');
    for (let times = 0; times < 3; times += 1) make.click();
    await until(() => codes(element).length === 10, 'codes');
    expect(to(asked, '/recovery-codes').filter(({ method }) => method === 'POST')).to.have.length(1);
    expect(inside(element).querySelectorAll('dialog')).to.have.length(1);
  });

  it('is not done before the box is ticked, and says so', async () => {
    const element = await mine();
    await made(element);
    expect(focusedName()).to.equal('Your recovery codes');
    button(element, 'Done').click();
    expect(said(element)).to.include('Save the codes first, then tick the box.');
    expect(focusedName()).to.equal('I have saved them');
    await press('Space');
    button(element, 'Done').click();
    await until(() => focusedName() === 'Make new codes', 'the focus is back');
  });

  it('asks once on Escape; the second time it is meant', async () => {
    const element = await mine();
    const all = await made(element);
    await press('Escape');
    await until(() => buttons(element).includes('Close anyway'), 'the question');
    expect(focusedName()).to.equal('Back to the codes');
    expect(codes(element)).to.deep.equal(all);
    await press('Enter');
    expect(buttons(element)).not.to.include('Close anyway');
    await press('Escape');
    await press('Escape');
    await until(() => !dialog(element), 'closed');
    expect(inside(element).innerHTML).not.to.include(all[0]);
  });

  it('forgets them also where the browser closes the dialog by itself', async () => {
    const element = await mine();
    const [first] = await made(element);
    dialog(element)!.close();
    await until(() => !inside(element).innerHTML.includes(first!), 'forgotten');
    await shown(element, '10 of 10');
  });

  it('closes them with the element', async () => {
    const element = await mine();
    const [first] = await made(element);
    element.remove();
    await until(() => !inside(element).querySelector('dialog'), 'closed');
    expect(inside(element).innerHTML).not.to.include(first);
  });

  it('copies them, or selects them where it may not', async () => {
    const { clipboard } = navigator;
    const copied: string[] = [];
    let allowed = true;
    const own = {
      writeText: (text: string) =>
        allowed
          ? Promise.resolve(void copied.push(text))
          : Promise.reject(new DOMException('', 'NotAllowedError')),
    };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: own });
    try {
      const element = await mine();
      const all = await made(element);
      await click(element, 'Copy');
      await until(() => said(element).includes('Copied.'), said(element));
      expect(copied).to.deep.equal([all.join('\n')]);
      allowed = false;
      await click(element, 'Copy');
      await until(() => said(element).includes('The codes are selected'), said(element));
      expect(getSelection()!.isCollapsed).to.equal(false);
    } finally {
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
    }
  });

  it('prints nothing but them, whatever starts the printing, and puts the page back', async () => {
    needs('paper');
    const element = await mine();
    const all = await made(element);
    const sheets = document.adoptedStyleSheets.length;
    dispatchEvent(new Event('beforeprint'));
    await emulateMedia({ media: 'print' });
    try {
      const seen = [...document.body.children].filter((child) => child.checkVisibility());
      expect(seen).to.have.length(1);
      const paper = seen[0]!.shadowRoot!;
      expect([...paper.querySelectorAll('li')].map((item) => item.textContent)).to.deep.equal(all);
      expect(paper.textContent).to.include(location.host);
    } finally {
      await emulateMedia({ media: 'screen' });
    }
    dispatchEvent(new Event('afterprint'));
    expect(document.querySelector('.passkey-recovery-codes')).to.equal(null);
    expect(document.adoptedStyleSheets).to.have.length(sheets);
    await done(element);
    dispatchEvent(new Event('beforeprint'));
    expect(document.querySelector('.passkey-recovery-codes')).to.equal(null);
  });

  it('says what failed, asks how many there are now, and tells the page', async () => {
    const element = await mine({
      base: faulty({ fault: 'status', status: 500, path: '/recovery-codes', method: 'POST' }),
    });
    const failed: string[] = [];
    element.addEventListener('passkey-failure', ({ detail }) =>
      failed.push(`${detail.action} ${detail.failure.code}`),
    );
    await click(element, 'Make recovery codes');
    await until(() => said(element).includes('Something went wrong on our side.'), said(element));
    expect(failed).to.deep.equal(['recovery-codes server']);
    expect(dialog(element)).to.equal(null);
  });

  it('keeps the old ones in sight where new ones cannot be made', async () => {
    const element = await mine();
    await made(element);
    await done(element);
    element.base = faulty({ fault: 'status', status: 429, path: '/recovery-codes', method: 'POST' });
    await shown(element, '10 of 10');
    await click(element, 'Make new codes');
    await click(element, 'Make new ones');
    await until(() => dialog(element)?.textContent.includes('Too many tries.'), 'said in the dialog');
    await click(element, 'Keep the old ones');
    await until(() => !dialog(element), 'closed');
    await shown(element, '10 of 10');
  });

  it('shows nothing to read only, and nothing to an administrator', async () => {
    await signUp();
    const element = await manager({ readOnly: true });
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(part(element, 'recovery')).to.equal(null);
  });

  it('is there where the page says that the backend can, with endpoints of its own', async () => {
    const { passkey } = await signUp();
    await ask('POST', `${base}/recovery-codes`, {});
    const element = document.createElement('passkey-manager');
    element.setAttribute('recovery-codes', `GET ${base}/recovery-codes`);
    expect(passkey.id).to.be.a('string');
    const backend: PasskeyBackend = {
      list: () => Promise.resolve({ passkeys: [passkey] }),
      recoveryCodes: () => Promise.resolve({ total: 5, remaining: 1 }),
      recoveryCodesCreate: () => Promise.reject(new PasskeyFailure('forbidden')),
    };
    const other = await manager({ backend, offers: 'recovery-codes' });
    await shown(other, '1 of 5 codes is left. Make new ones');
  });
});

describe('everybody can use the codes', () => {
  useAuthenticator();
  useRelyingParty();

  async function open(lang = 'en', dir = 'ltr', width = '40rem'): Promise<PasskeyManager> {
    await signUp();
    const element = await manager({ lang, base: direct() });
    const place = element.parentElement!;
    Object.assign(place.style, { inlineSize: width });
    place.dir = dir;
    await click(element, lang === 'de' ? 'Codes anlegen' : 'Make recovery codes');
    await until(() => codes(element).length === 10, 'codes');
    return element;
  }

  it('axe finds nothing, in the section and in the dialog', async () => {
    const element = await open();
    await expect(element).to.be.accessible();
    await press('Escape');
    await expect(element).to.be.accessible();
    await press('Escape');
    await until(() => !dialog(element), 'closed');
  });

  it('is a list, named, whose codes are never mirrored or translated', async () => {
    const element = await open('de', 'rtl');
    const list = dialog(element)!.querySelector('ul')!;
    expect(list.getAttribute('aria-label')).to.equal('Ihre Wiederherstellungscodes');
    expect([list.dir, list.translate]).to.deep.equal(['ltr', false]);
  });

  it('fits 280 pixels, also in German', async () => {
    const element = await open('de', 'ltr', '280px');
    expect(dialog(element)!.scrollWidth).to.be.at.most(dialog(element)!.clientWidth);
    await press('Escape', 'Escape');
    await until(() => !dialog(element), 'closed');
    expect(overflow(element)).to.deep.equal([]);
  });
});
