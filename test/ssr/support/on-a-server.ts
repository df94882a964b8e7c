/* The elements as a server writes them, with declarative shadow roots. */
import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html } from 'lit';
import '../../../src/define.js';

type Tag = 'login' | 'signup' | 'manager';

const base = '/api/passkeys';

const templates = {
  login: () => html`<passkey-login base=${base}></passkey-login>`,
  signup: () => html`<passkey-signup base=${base}></passkey-signup>`,
  manager: () => html`<passkey-manager base=${base}></passkey-manager>`,
};

const templatesWithLang = {
  login: (lang: string) => html`<passkey-login lang=${lang} base=${base}></passkey-login>`,
  signup: (lang: string) => html`<passkey-signup lang=${lang} base=${base}></passkey-signup>`,
  manager: (lang: string) => html`<passkey-manager lang=${lang} base=${base}></passkey-manager>`,
};

export const onServer = (tag: Tag, lang?: string): Promise<string> =>
  collectResult(render(lang === undefined ? templates[tag]() : templatesWithLang[tag](lang)));

/** What the page brings stands in the slot already. */
export const loginWithOwnInput = (): Promise<string> =>
  collectResult(
    render(html`
      <passkey-login base=${base}>
        <label slot="identifier">E-mail <input autocomplete="username webauthn" /></label>
      </passkey-login>
    `),
  );
