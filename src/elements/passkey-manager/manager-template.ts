import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { PasskeyBackend } from '../../backend/index.js';
import { isBusy } from '../../flows/busy.js';
import { additionBlock, removalBlock, type PagePolicy } from '../../flows/guards.js';
import type { ListState, ReadyList } from '../../flows/list-state.js';
import type { ManagerState } from '../../flows/manager-flow.js';
import { dateWords } from '../../i18n/dates.js';
import type { CommonMessages, DeedMessages, ManagerMessages, Translate } from '../../i18n/messages.js';
import type { Passkey } from '../../model/passkey.js';
import type { Attachment } from '../../model/webauthn-json.js';
import { obstacle } from '../../webauthn/support.js';
import { blockedStatus, ceremonyButtons, ceremonyStatus, heard } from '../shared/ceremony-form.js';
import { failureMessage, failureWords } from '../shared/failure-message.js';
import { otherButton } from '../shared/other-button.js';
import type { ManagerInteraction } from './interaction.js';
import { emptyState, plusIcon, skeleton } from './list-view.js';
import type { ManagerSecurity } from './security.js';
import { passkeyWords } from './passkey-words.js';
import type { ProviderLookup } from './provider-lookup.js';
import { row, type RowActions } from './row.js';

/** From here on, rows out of sight are not laid out. */
const MANY = 50;

export type ManagerTerms = CommonMessages & ManagerMessages;

/** All that is seen, and what the visitor can do with it. */
export interface ManagerView {
  readonly state: ManagerState;
  /** Nothing where the page configured it wrongly. */
  readonly backend: PasskeyBackend | undefined;
  readonly misconfigured: boolean;
  readonly readOnly: boolean;
  readonly policy: PagePolicy;
  readonly providers: ProviderLookup;
  readonly terms: ManagerTerms;
  readonly tag: string;
  readonly headingLevel: number;
  /** Says terms of the element that are loaded late. */
  readonly translate: Translate;
  /** What the visitor does with single passkeys, once there was a first deed. */
  readonly interaction: ManagerInteraction | undefined;
  /** What surrounds the list, where the backend offers any of it. */
  readonly security: ManagerSecurity | undefined;
  /** What that needs could not be loaded. */
  readonly unreachable: boolean;
  /** Differs whenever all rows are to be drawn anew. */
  readonly edition: number;
  /** The visitor chooses between this device and others. */
  readonly choose: boolean;
  /** What is said of deeds in another way, where the passkeys are somebody else's. */
  readonly deeds?: Partial<DeedMessages>;
  readonly onAdd: (attachment?: Attachment) => void;
  readonly onApproachAdd: (attachment?: Attachment) => void;
  readonly onCancelAdd: () => void;
  readonly onRetryAdd: () => void;
  readonly onReload: () => void;
  readonly onRowClick: (event: Event) => void;
}

export function managerTemplate(view: ManagerView): TemplateResult {
  const { terms, headingLevel, misconfigured, readOnly } = view;
  const { list } = view.state;
  return html`<div
    part="manager"
    class="manager"
    role="group"
    aria-labelledby="title"
    aria-busy=${list.name === 'loading'}
  >
    <header part="header" class="header">
      <h2 part="title" class="title" id="title" tabindex="-1" aria-level=${headingLevel}>
        ${view.security?.title(view) ?? terms.managerTitle}
      </h2>
      ${misconfigured || readOnly ? nothing : adding(view)}
    </header>
    <div part="status" class="status" role="status">${status(view)}</div>
    ${content(view)} ${view.security?.sections(view)}
  </div>`;
}

function content(view: ManagerView): unknown {
  const { list } = view.state;
  if (list.name === 'ready') return list.passkeys.length > 0 ? rows(view, list) : emptyState(view.terms);
  return list.name === 'loading' && !view.misconfigured ? skeleton() : nothing;
}

function adding(view: ManagerView): unknown {
  const { backend, terms, policy, choose, onAdd, onApproachAdd, onCancelAdd } = view;
  const { list, add } = view.state;
  if (!mayAdd(list, backend)) return nothing;
  const block = list.name === 'ready' ? additionBlock(list, policy) : undefined;
  const disabled = Boolean(block ?? obstacle());
  const button = {
    parts: 'add-button',
    label: choose ? terms.addHereButton : terms.addButton,
    icon: plusIcon,
    busy: isBusy(add),
    disabled,
    describedBy: block && 'limit',
    onClick: () => onAdd(),
    onApproach: () => !disabled && onApproachAdd(),
  };
  const elsewhere = {
    label: terms.addElsewhereButton,
    disabled,
    onClick: () => onAdd('cross-platform'),
    onApproach: () => !disabled && onApproachAdd('cross-platform'),
  };
  return html`${ceremonyButtons(button, terms.cancel, onCancelAdd, choose ? otherButton(elsewhere) : undefined)}
  ${view.security?.actions(view)}
  ${block ? html`<p part="limit" class="hint" id="limit">${terms.limitReached(block.limit)}</p>` : nothing}`;
}

/** Nobody who is not signed in, or not allowed to see the list, can add to it. */
function mayAdd(list: ListState, backend: PasskeyBackend | undefined): boolean {
  const refused = list.name === 'failed' && ['unauthenticated', 'forbidden'].includes(list.failure.code);
  return !refused && (!backend || backend.registerBegin !== undefined);
}

/** The one line that says what happens: the most urgent thing first. */
function status(view: ManagerView): unknown {
  const { terms, interaction } = view;
  const { list, add } = view.state;
  const reload = { label: terms.retry, onRetry: view.onReload };
  if (view.misconfigured) return blockedStatus(true, terms);
  if (list.name === 'failed') return failureMessage(failureWords(terms, list.failure), reload);
  if (add.name === 'failed' || isBusy(add)) return ceremonyStatus(add, terms, view.onRetryAdd);
  if (list.name === 'loading') return heard(terms.loading);
  if (view.unreachable) return failureMessage(terms.failed);
  if (list.failure)
    return failureMessage({ message: terms.stale, next: failureWords(terms, list.failure).next }, reload);
  return interaction?.status(view) ?? blockedStatus(false, terms);
}

function rows(view: ManagerView, list: ReadyList): TemplateResult {
  const { terms, policy, onRowClick } = view;
  const block = removalBlock(list, policy);
  const actions = actionsOf(view, block !== undefined);
  // One listener for the buttons of all rows; the keyboard reaches it through them.
  // eslint-disable-next-line lit-a11y/click-events-have-key-events
  return html`<ul
      part="list"
      class=${list.passkeys.length > MANY ? 'list long' : 'list'}
      @click=${onRowClick}
    >
      ${repeat(
        list.passkeys,
        ({ id }) => id,
        (passkey) =>
          view.interaction?.editing === passkey.id
            ? view.interaction.editor(view, passkey)
            : guardedRow(view, passkey, actions),
      )}
    </ul>
    ${
      block && actions.remove === 'blocked'
        ? html`<p part="guard" class="hint" id="guard">${terms.lastPasskey(block.limit)}</p>`
        : nothing
    }`;
}

function actionsOf({ backend, readOnly }: ManagerView, blocked: boolean): RowActions {
  const remove = blocked ? 'blocked' : 'yes';
  return {
    rename: !readOnly && backend?.rename !== undefined,
    remove: readOnly || !backend?.remove ? 'no' : remove,
  };
}

/** Drawn again only when something in it changed: there may be a thousand. */
function guardedRow(view: ManagerView, passkey: Passkey, actions: RowActions): unknown {
  const { providers, terms, tag, edition, security } = view;
  const provider = providers.of(passkey);
  return guard([passkey, provider, actions.rename, actions.remove, edition, security?.edition], () => {
    const words = passkeyWords(passkey, provider, terms, dateWords(tag));
    const more = security?.rowActions(passkey, words.name);
    return row(passkey.id, words, provider, { ...actions, more }, terms);
  });
}
