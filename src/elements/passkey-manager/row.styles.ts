import { css } from 'lit';
import { tokens } from '../../styles/tokens.js';

export const rowStyles = css`
  .list {
    border: 1px solid ${tokens.border};
    border-radius: ${tokens.radius};
    list-style: none;
    overflow: clip;
  }

  .row {
    align-items: center;
    contain-intrinsic-block-size: auto 6rem;
    content-visibility: auto;
    display: flex;
    flex-wrap: wrap;
    gap: 0.625rem 0.875rem;
    padding: 0.875rem 1rem;
  }

  .row + .row {
    border-block-start: 1px solid ${tokens.border};
  }

  .row.editing {
    background: ${tokens.surface};
    content-visibility: visible;
  }

  .row .naming {
    inline-size: 100%;
  }

  .icon,
  .picture {
    align-self: start;
    block-size: 1.5rem;
    flex: none;
    inline-size: 1.5rem;
    margin-block-start: 0.125rem;
  }

  .icon {
    background: ${tokens.muted};
    clip-path: path(
      evenodd,
      'M5 2h14a3 3 0 0 1 3 3v9a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3V5a3 3 0 0 1 3-3zM5 4a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1V5a1 1 0 0 0-1-1zM7 20h10v2H7z'
    );
    forced-color-adjust: none;
  }

  .icon.phone {
    clip-path: path(
      evenodd,
      'M8 1h8a3 3 0 0 1 3 3v16a3 3 0 0 1-3 3H8a3 3 0 0 1-3-3V4a3 3 0 0 1 3-3zM8 3a1 1 0 0 0-1 1v16a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1V4a1 1 0 0 0-1-1zM10.5 17.5h3v1.75h-3z'
    );
  }

  .icon.security-key {
    clip-path: path(
      evenodd,
      'M8 7h8a3 3 0 0 1 3 3v9a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4v-9a3 3 0 0 1 3-3zM8 9a1 1 0 0 0-1 1v9a2 2 0 0 0 2 2h6a2 2 0 0 0 2-2v-9a1 1 0 0 0-1-1zM8.5 1h7v5h-7zM10 2.5V6h1.25V2.5zM12.75 2.5V6H14V2.5zM12 12.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z'
    );
  }

  .icon.password-manager {
    clip-path: path(
      evenodd,
      'M8 6a6 6 0 0 1 5.66 4H22a1 1 0 0 1 1 1v2a1 1 0 0 1-1 1h-1v2.5a1 1 0 0 1-1 1h-2.5a1 1 0 0 1-1-1V14h-2.84A6 6 0 1 1 8 6zM8 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM8 10.25a1.75 1.75 0 1 1 0 3.5 1.75 1.75 0 0 1 0-3.5z'
    );
  }

  .words {
    flex: 1 1 11rem;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .name {
    font-weight: 600;
    margin-inline-end: 0.375rem;
  }

  .detail {
    color: ${tokens.muted};
    display: block;
    font-size: ${tokens.small};
  }

  .badge {
    background: ${tokens.surface};
    border: 1px solid ${tokens.border};
    border-radius: 1rem;
    display: inline-block;
    font-size: 0.75em;
    font-weight: 500;
    line-height: 1.3;
    margin-inline-end: 0.25rem;
    padding: 0.125em 0.625em;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
    margin-inline-start: auto;
  }

  .actions button {
    font-size: ${tokens.small};
    min-block-size: 2.25rem;
    padding: 0.375em 0.75em;
  }

  .bone {
    animation: breathe 1.6s ease-in-out infinite alternate;
    background: ${tokens.hover};
    border-radius: 0.375rem;
    clip-path: none;
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
    .icon {
      background: CanvasText;
    }
  }

  @container (inline-size < 24rem) {
    .actions {
      inline-size: 100%;
      margin-inline-start: 2.375rem;
    }
  }
`;
