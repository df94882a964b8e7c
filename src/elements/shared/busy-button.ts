import { html, nothing, type TemplateResult } from 'lit';

export interface BusyButton {
  readonly parts: string;
  readonly label: string;
  readonly icon?: unknown;
  readonly busy: boolean;
  readonly disabled?: boolean;
  readonly describedBy?: string | undefined;
  readonly onClick: () => void;
  /** The pointer or the focus is on its way: a good moment to fetch ahead. */
  readonly onApproach?: () => void;
}

/**
 * The main button of an element. While busy it stays focusable (`aria-disabled`, not `disabled`), so that the focus
 * is still there when the browser's dialog closes.
 */
export function busyButton(button: BusyButton): TemplateResult {
  const { parts, label, icon, busy, disabled = false, describedBy, onClick, onApproach } = button;
  return html`<button
    part="button primary-button ${parts}"
    class="primary"
    type="button"
    aria-disabled=${busy || disabled}
    aria-busy=${busy}
    aria-describedby=${describedBy ?? nothing}
    @click=${() => !busy && !disabled && onClick()}
    @pointerenter=${onApproach}
    @focus=${onApproach}
  >
    ${busy ? html`<span part="spinner" class="spinner"></span>` : icon} <span>${label}</span>
  </button>`;
}
