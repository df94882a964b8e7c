import { css } from 'lit';
import { tokens } from '../../styles/tokens.js';

/** What surrounds the list, and the dialogs of it. */
const { styleSheet } = css`
  .surrounding {
    display: grid;
    gap: 0.625rem;
    margin-block-start: ${tokens.gap};
  }

  .title,
  .section-title {
    margin-inline-end: auto;
    min-inline-size: 0;
  }

  /* A button that finds no room beside the first stands below it. */
  .header {
    justify-content: flex-end;
  }

  @container (inline-size < 24rem) {
    .header > button,
    .additions,
    .additions button {
      flex: 1 1 100%;
    }

    .surrounding .buttons button {
      flex: 1 1 auto;
    }
  }

  .additions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  /* More than find room beside the heading: below what explains them. */
  .additions.several {
    flex: 1 0 100%;
    order: 1;
  }

  .section-title {
    font-size: 1.0625em;
    font-weight: 650;
    line-height: 1.3;
  }

  a.back,
  .hosted {
    color: inherit;
    justify-self: start;
    min-block-size: 1.5rem;
    text-underline-offset: 0.2em;
  }

  a.back::before {
    content: '←' / '';
    margin-inline-end: 0.375em;
  }

  a.back:dir(rtl)::before {
    content: '→' / '';
  }

  .once {
    display: grid;
    gap: 0.75rem;
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

  /* With a third button, the words need the room. */
  @container (inline-size < 42rem) {
    .row:has(.test) .actions {
      grid-column: 2;
      margin: 0.625rem 0 0;
    }
  }

  .row:has(.test-other) .actions {
    grid-column: 2 / -1;
    margin: 0.625rem 0 0;
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
    max-inline-size: 34rem;
  }

  .administration .danger {
    background: transparent;
    border-color: color-mix(in oklab, ${tokens.danger} 55%, transparent);
    color: ${tokens.danger};
    font-weight: 500;
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
