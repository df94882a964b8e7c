import { css } from 'lit';
import { tokens } from './tokens.js';

/** How an input looks; the same for the element's own and for those in the page's light DOM. */
export const inputLook = css`
  background: var(--passkey-input-color, transparent);
  border: 1px solid ${tokens.inputBorder};
  border-radius: ${tokens.controlRadius};
  box-sizing: border-box;
  color: inherit;
  font: inherit;
  inline-size: 100%;
  line-height: 1.25;
  margin: 0;
  min-block-size: 2.5rem;
  min-inline-size: 0;
  padding: 0.5em 0.75em;
`;

export const fieldStyles = css`
  .field {
    display: grid;
    gap: 0.25rem;
  }

  .label {
    font-size: ${tokens.small};
    font-weight: 500;
  }

  .hint,
  .status {
    color: ${tokens.muted};
    font-size: ${tokens.small};
  }

  input {
    ${inputLook}
  }

  input[aria-invalid='true'] {
    border-color: ${tokens.danger};
    border-width: 2px;
  }

  .problem {
    color: ${tokens.danger};
    font-size: ${tokens.small};
  }
`;
