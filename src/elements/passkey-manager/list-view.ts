import { html, type TemplateResult } from 'lit';
import type { ManagerMessages } from '../../i18n/messages.js';
import { passkeyIcon } from '../shared/icons.js';

export const plusIcon = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 5v14M5 12h14" /></svg>`;

/** As many rows as most accounts have, of the height that a row will have. */
const SKELETON_ROWS = [1, 2, 3];

export const skeleton = (): TemplateResult =>
  html`<ul part="skeleton" class="list" aria-hidden="true">
    ${SKELETON_ROWS.map(
      () =>
        html`<li class="row">
          <span class="icon bone"></span>
          <div class="words">
            <span class="bone line"></span><span class="bone line long"></span
            ><span class="bone line long"></span><span class="bone line button"></span>
          </div>
        </li>`,
    )}
  </ul>`;

export const emptyState = (terms: ManagerMessages): TemplateResult =>
  html`<div part="empty" class="empty">
    <span part="empty-icon" class="empty-icon">${passkeyIcon}</span>
    <p part="empty-title" class="empty-title">${terms.emptyTitle}</p>
    <p part="empty-hint" class="hint">${terms.emptyHint}</p>
  </div>`;
