import { css } from 'lit';
import { tokens } from './tokens.js';

export const messageStyles = css`
  /* Out of the layout, but not hidden: a live region must be there before it has something to say. */
  .status:empty,
  .status:has(> .hidden-text:only-child) {
    position: absolute;
  }

  .failure {
    align-items: start;
    background: color-mix(in oklab, ${tokens.danger} 9%, transparent);
    border: 1px solid color-mix(in oklab, ${tokens.danger} 45%, transparent);
    border-radius: ${tokens.radius};
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 0.75rem;
    justify-content: space-between;
    padding: 0.75rem;
  }

  .failure p {
    flex: 1 1 12rem;
  }

  .failure strong {
    display: block;
    font-weight: 600;
  }

  .success {
    align-items: start;
    display: flex;
    gap: 0.5rem;
    font-weight: 500;
  }

  .success svg {
    block-size: 1.5em;
    color: var(--passkey-success-color, color-mix(in oklab, #2b9a66 72%, currentColor));
    flex: none;
    inline-size: 1.25em;
  }
`;
