import { css } from 'lit';
import { tokens } from '../../styles/tokens.js';

const { styleSheet } = css`
  .test-works {
    align-self: center;
    border-color: var(--passkey-success-color, color-mix(in oklab, #2b9a66 72%, currentColor));
    margin: 0;
  }

  .test-other {
    color: ${tokens.muted};
    flex: 1 0 100%;
    font-size: ${tokens.small};
    max-inline-size: 20rem;
  }

  .nudge {
    align-items: center;
    background: var(--passkey-surface-color, color-mix(in oklab, currentColor 5%, transparent));
    border: 1px solid ${tokens.border};
    border-radius: ${tokens.radius};
    display: flex;
    flex-wrap: wrap;
    font-size: ${tokens.small};
    gap: 0.5rem 0.75rem;
    padding: 0.75rem;
  }

  .nudge p {
    flex: 1 1 12rem;
  }
`;

/** Of what surrounds the list; once for each element. */
export function adoptSecurityStyles({ shadowRoot }: HTMLElement): void {
  if (shadowRoot && styleSheet && !shadowRoot.adoptedStyleSheets.includes(styleSheet))
    shadowRoot.adoptedStyleSheets.push(styleSheet);
}
