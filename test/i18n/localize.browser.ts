/* Which language an element stands in, and what follows when that changes. */
import { expect, fixture, html } from '@open-wc/testing';
import { nearestLang, onLangChange } from '../../src/i18n/nearest-lang.js';
import { registerLocale } from '../../src/i18n/locale-registry.js';

const tick = () => new Promise((resolve) => setTimeout(resolve));

describe('the nearest language', () => {
  it('is the element’s own', async () => {
    const outer = await fixture(html`<div lang="fr"><p lang="de-AT"></p></div>`);
    expect(nearestLang(outer.querySelector('p')!)).to.equal('de-AT');
  });

  it('is that of an ancestor', async () => {
    const outer = await fixture(
      html`<div lang="fr">
        <section><p></p></section>
      </div>`,
    );
    expect(nearestLang(outer.querySelector('p')!)).to.equal('fr');
  });

  it('is found across shadow roots', async () => {
    const outer = await fixture(html`<div lang="fr"><section></section></div>`);
    const root = outer.querySelector('section')!.attachShadow({ mode: 'open' });
    root.innerHTML = '<article></article>';
    const inner = root.querySelector('article')!.attachShadow({ mode: 'closed' });
    inner.innerHTML = '<p></p>';
    expect(nearestLang(inner.querySelector('p')!)).to.equal('fr');
  });

  it('is one within the shadow root before one outside', async () => {
    const outer = await fixture(html`<div lang="fr"></div>`);
    const root = outer.attachShadow({ mode: 'open' });
    root.innerHTML = '<div lang="de"><p></p></div>';
    expect(nearestLang(root.querySelector('p')!)).to.equal('de');
  });

  it('is English where nobody says', () => {
    expect(nearestLang(document.createElement('p'))).to.equal('en');
  });
});

describe('a change of language', () => {
  it('is told wherever in the document it happens, until one stops listening', async () => {
    const outer: HTMLElement = await fixture(html`<div><p></p></div>`);
    let told = 0;
    const stop = onLangChange(() => (told += 1));
    outer.lang = 'de';
    await tick();
    expect(told).to.equal(1);
    outer.querySelector('p')!.lang = 'fr';
    await tick();
    expect(told).to.equal(2);
    stop();
    outer.lang = 'en';
    await tick();
    expect(told).to.equal(2);
  });

  it('is told to all who listen, also when one of them stops', async () => {
    const outer: HTMLElement = await fixture(html`<div></div>`);
    const told: string[] = [];
    const stop = onLangChange(() => told.push('first'));
    const stopOther = onLangChange(() => told.push('second'));
    stop();
    outer.lang = 'de';
    await tick();
    stopOther();
    expect(told).to.deep.equal(['second']);
  });

  it('is also a language that the page registers', async () => {
    let told = 0;
    const stop = onLangChange(() => (told += 1));
    registerLocale('nl', {});
    await tick();
    stop();
    expect(told).to.equal(1);
  });
});
