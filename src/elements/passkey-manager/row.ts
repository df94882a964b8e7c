import { html, nothing, type TemplateResult } from 'lit';
import type { ManagerMessages } from '../../i18n/messages.js';
import type { Provider } from '../../providers/provider.js';
import type { PasskeyWords } from './passkey-words.js';

/** What can be done with a row. `blocked` removal is shown, with its reason elsewhere. */
export interface RowActions {
  readonly rename: boolean;
  readonly remove: 'no' | 'yes' | 'blocked';
  /** Buttons of what surrounds the list. */
  readonly more?: unknown;
}

/**
 * One passkey of the list. There may be a thousand, so it is one template: each nested one would cost an instance
 * and its markers per row. Text is set as property, and one listener on the list serves all buttons. The dates are
 * relative for the eye, exact on hover and for assistive technology.
 */
export function row(
  id: string,
  { kind, name, works, dates, exactDates, badges }: PasskeyWords,
  provider: Provider | undefined,
  { rename, remove, more }: RowActions,
  terms: ManagerMessages,
): TemplateResult {
  const blocked = remove === 'blocked';
  return html`<li part="passkey" class="row" data-id=${id}>
    ${provider?.icon ? providerIcon(provider, provider.icon) : nothing}
    <span part="icon" class="icon ${kind}" ?hidden=${provider?.icon}></span>
    <div class="words">
      <bdi part="name" class="name" .textContent=${name}></bdi>
      ${
        badges.length > 0
          ? badges.map((badge) => html`<span part="badge" class="badge">${badge}</span>`)
          : nothing
      }
      <span part="works" class="detail" .textContent=${works}></span>
      <span part="dates" class="detail" aria-hidden="true" title=${exactDates} .textContent=${dates}></span>
      <span class="hidden-text" .textContent=${exactDates}></span>
    </div>
    <div part="actions" class="actions">
      ${more}
      <button
        part="button rename-button"
        type="button"
        data-action="rename"
        aria-label=${terms.renameOf(name)}
        ?hidden=${!rename}
        .textContent=${terms.renameButton}
      ></button>
      <button
        part="button remove-button"
        type="button"
        data-action="remove"
        aria-label=${terms.removeOf(name)}
        aria-disabled=${blocked}
        aria-describedby=${blocked ? 'guard' : nothing}
        ?hidden=${remove === 'no'}
        .textContent=${terms.removeButton}
      ></button>
    </div>
  </li>`;
}

/** Pictures come from the page alone, and only as `<img>`, where no script in them can run. */
function providerIcon({ iconDark }: Provider, icon: string): TemplateResult {
  return html`<picture part="icon" class="picture">
    ${iconDark ? html`<source media="(prefers-color-scheme: dark)" srcset=${iconDark} />` : nothing}
    <img src=${icon} alt="" width="24" height="24" loading="lazy" />
  </picture>`;
}
