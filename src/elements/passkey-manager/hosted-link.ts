import { html, nothing } from 'lit';
import { hostedEnglish } from '../../i18n/english/hosted.js';
import type { HostedMessages } from '../../i18n/messages.js';
import { returnUrl } from '../shared/return-to.js';
import type { ManagerView } from './manager-template.js';
import type { Surrounding } from './security.js';

/** The way to the backend's own page, where it adds passkeys there and nowhere else, and from there back to this one. */
export const hostedLink = (): Surrounding => ({
  section({ backend, translate }: ManagerView): unknown {
    const { addsAt } = backend?.capabilities ?? {};
    if (!addsAt) return nothing;
    const url = new URL(addsAt.url);
    // It is a link, and leads to the web alone, whatever the page configured.
    if (!/^https?:$/.test(url.protocol)) return nothing;
    const back = hereWithout(location);
    if (back) url.searchParams.set(addsAt.returnTo, back);
    const { hostedAdd } = translate<HostedMessages>(hostedEnglish);
    return html`<a part="hosted-link" class="hosted" href=${url.href}>${hostedAdd(url.host)}</a>`;
  },
  end() {
    // There is nothing to end.
  },
});

/** This page, if it can be come back to; without its fragment, which may be a secret. */
const hereWithout = ({ href }: Location): string | undefined => returnUrl(href.split('#')[0])?.href;
