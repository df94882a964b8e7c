import { css } from 'lit';
import { tokens } from '../../styles/tokens.js';

const surface = css`var(--passkey-surface-color, color-mix(in oklab, currentColor 5%, transparent))`;

export const rowStyles = css`
  .list {
    border: 1px solid ${tokens.border};
    border-radius: ${tokens.radius};
    list-style: none;
    overflow: clip;
  }

  /* Only long lists: a short one would jump while its rows come into sight. */
  .list.long .row {
    contain-intrinsic-block-size: auto 6rem;
    content-visibility: auto;
  }

  .row {
    align-items: center;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    padding: 0.875rem 1rem;
  }

  .row + .row {
    border-block-start: 1px solid ${tokens.border};
  }

  .row.editing {
    background: ${surface};
  }

  .row .naming {
    grid-column: 1 / -1;
  }

  .icon,
  .picture {
    align-self: start;
    block-size: 24px;
    inline-size: 24px;
    margin-block-start: 0.125rem;
    margin-inline-end: 0.875rem;
  }

  .icon {
    color: ${tokens.muted};
    position: relative;
  }

  .icon::before,
  .icon::after {
    border: 2px solid;
    border-radius: 3px;
    content: '';
    inset: 3px 1px 7px;
    position: absolute;
  }

  .icon::after {
    border-width: 0 0 2px;
    inset: 14px 7px 3px;
  }

  .icon.phone::before {
    inset: 1px 5px;
  }

  .icon.phone::after {
    inset: 14px 10px 4px;
  }

  .icon.security-key::before {
    inset: 8px 6px 1px;
  }

  .icon.security-key::after {
    border-width: 2px 2px 0;
    inset: 2px 8px 16px;
  }

  .icon.password-manager::before {
    border-radius: 50%;
    inset: 6px 12px 6px 0;
  }

  .icon.password-manager::after {
    border-radius: 0;
    border-width: 2px 2px 0;
    inset: 11px 1px 8px 12px;
  }

  .words {
    grid-column: 2;
  }

  .name {
    font-weight: 600;
  }

  .detail {
    color: ${tokens.muted};
    display: block;
    font-size: ${tokens.small};
  }

  .badge {
    background: ${surface};
    border: 1px solid ${tokens.border};
    border-radius: 1rem;
    display: inline-block;
    font-size: 0.75em;
    font-weight: 500;
    line-height: 1.3;
    margin-block: 0.125rem;
    margin-inline-end: 0.25rem;
    padding: 0.125em 0.625em;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
    grid-column: 3;
    margin-inline-start: 0.875rem;
  }

  .actions button {
    font-size: ${tokens.small};
    min-block-size: 2.25rem;
    padding: 0.375em 0.75em;
  }

  .bone::before,
  .bone::after {
    content: none;
  }

  .bone {
    animation: breathe 1.6s ease-in-out infinite alternate;
    background: ${tokens.hover};
    border-radius: 0.375rem;
    display: block;
  }

  .line {
    block-size: 1em;
    inline-size: 38%;
    margin-block: 0.25em;
  }

  .line.long {
    inline-size: 72%;
  }

  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .bone {
      animation: none;
    }
  }

  @media (forced-colors: active) {
    .bone {
      border: 1px solid GrayText;
    }
  }

  .line.button {
    display: none;
  }

  @container (inline-size < 30rem) {
    .actions {
      grid-column: 2;
      margin: 0.625rem 0 0;
    }

    .line.button {
      block-size: 2.25rem;
      display: block;
      inline-size: 9.5rem;
      margin-block-start: 0.625rem;
    }
  }
`;
