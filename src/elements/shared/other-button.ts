import { html, type TemplateResult } from 'lit';
import { focusPrimary } from './ceremony-form.js';

/** Another way to begin the same. */
interface OtherWay {
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly onApproach?: () => void;
}

/** The button for it, which goes away while the ceremony runs; the focus must not. */
export const otherButton = ({ label, disabled = false, onClick, onApproach }: OtherWay): TemplateResult =>
  html`<button
    part="button elsewhere-button"
    class="other"
    type="button"
    aria-disabled=${disabled}
    @click=${(event: Event) => {
      if (disabled) return;
      focusPrimary(event);
      onClick();
    }}
    @pointerenter=${onApproach}
    @focus=${onApproach}
  >
    ${label}
  </button>`;
