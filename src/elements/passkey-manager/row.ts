import { html, nothing, type TemplateResult } from 'lit';
import type { ManagerMessages } from '../../i18n/messages.js';
import type { Provider } from '../../providers/provider.js';
import type { PasskeyWords } from './passkey-words.js';

/** What can be done with a row. `blocked` removal is shown, with its reason elsewhere. */
export interface RowActions {
  readonly rename: boolean;
  readonly remove: 'no' | 'yes' | 'blocked';
}

/**
 * One passkey of the list. There may be a thousand: few elements, text set as property, and one listener on the
 * list for all buttons.
 */
export function row(
  id: string,
  words: PasskeyWords,
  provider: Provider | undefined,
  actions: RowActions,
  terms: ManagerMessages,
): TemplateResult {
  return html`<li part="passkey" class="row" data-id=${id}>
    ${provider?.icon ? providerIcon(provider, provider.icon) : html`<span part="icon" class="icon ${words.kind}"></span>`}
    <div class="words">
      <bdi part="name" class="name" .textContent=${words.name}></bdi>
      ${words.badges.map((badge) => html`<span part="badge" class="badge">${badge}</span>`)}
      <span part="works" class="detail" .textContent=${words.works}></span>
      ${words.dates ? rowDates(words) : nothing}
    </div>
    ${actions.rename || actions.remove !== 'no' ? rowActions(words.name, actions, terms) : nothing}
  </li>`;
}

/** Exact on hover, and for assistive technology in place of the relative. */
const rowDates = ({ dates, exactDates }: PasskeyWords): TemplateResult =>
  html`<span part="dates" class="detail" aria-hidden="true" title=${exactDates} .textContent=${dates}></span
    ><span class="hidden-text" .textContent=${exactDates}></span>`;

function rowActions(name: string, { rename, remove }: RowActions, terms: ManagerMessages): TemplateResult {
  return html`<div class="actions">
    ${
      rename
        ? html`<button
            part="button rename-button"
            type="button"
            data-action="rename"
            aria-label=${terms.renameOf(name)}
            .textContent=${terms.renameButton}
          ></button>`
        : nothing
    }
    ${
      remove === 'no'
        ? nothing
        : html`<button
            part="button remove-button"
            type="button"
            data-action="remove"
            aria-label=${terms.removeOf(name)}
            aria-disabled=${remove === 'blocked'}
            aria-describedby=${remove === 'blocked' ? 'guard' : nothing}
            .textContent=${terms.removeButton}
          ></button>`
    }
  </div>`;
}

/** Pictures come from the page alone, and only as `<img>`, where no script in them can run. */
function providerIcon({ iconDark }: Provider, icon: string): TemplateResult {
  return html`<picture part="icon" class="picture">
    ${iconDark ? html`<source media="(prefers-color-scheme: dark)" srcset=${iconDark} />` : nothing}
    <img src=${icon} alt="" width="24" height="24" loading="lazy" />
  </picture>`;
}
