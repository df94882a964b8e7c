import { css } from 'lit';
import { inputLook } from './field.styles.js';
import { tokens } from './tokens.js';

/** A column of fields and buttons, and the input that stands in the page's light DOM. */
export const formStyles = css`
  .form,
  .naming {
    max-inline-size: var(--passkey-form-max-inline-size, 26rem);
  }

  .form,
  .fields,
  .naming {
    display: grid;
    gap: ${tokens.gap};
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  .buttons .primary,
  .buttons .other {
    flex: 1 1 auto;
  }

  ::slotted(.passkey-identifier),
  .placeholder {
    ${inputLook}
    display: block;
  }

  ::slotted(.passkey-identifier[aria-invalid='true']) {
    border-color: ${tokens.danger};
    border-width: 2px;
  }
`;
