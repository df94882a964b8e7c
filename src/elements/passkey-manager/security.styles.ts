import { css } from 'lit';
import { tokens } from '../../styles/tokens.js';

/** What surrounds the list, and the dialogs of it. */
const { styleSheet } = css`
  .surrounding {
    display: grid;
    gap: 0.625rem;
    margin-block-start: ${tokens.gap};
  }

  .title {
    margin-inline-end: auto;
  }

  .section-title {
    font-size: 1.0625em;
    font-weight: 650;
    line-height: 1.3;
  }

  .back,
  .hosted {
    color: inherit;
    justify-self: start;
    min-block-size: 1.5rem;
    text-underline-offset: 0.2em;
  }

  .back::before {
    content: '←' / '';
    margin-inline-end: 0.375em;
  }

  .back:dir(rtl)::before {
    content: '→' / '';
  }

  .once {
    display: grid;
    gap: 0.75rem;
  }

  .qr-code {
    block-size: auto;
    border-radius: ${tokens.controlRadius};
    display: block;
    inline-size: min(12rem, 100%);
    justify-self: center;
  }

  .secret {
    background: ${tokens.hover};
    border-radius: ${tokens.controlRadius};
    font-family: ui-monospace, monospace;
    padding: 0.5em 0.75em;
    user-select: all;
  }

  .once .copy {
    justify-self: start;
  }

  .code {
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.1em;
  }

  @media (forced-colors: active) {
    .secret {
      border: 1px solid;
    }
  }

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

/** Once for each element. */
export function adoptSecurityStyles({ shadowRoot }: { readonly shadowRoot: ShadowRoot | null }): void {
  if (shadowRoot && styleSheet && !shadowRoot.adoptedStyleSheets.includes(styleSheet))
    shadowRoot.adoptedStyleSheets.push(styleSheet);
}
