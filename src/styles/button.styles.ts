import { css } from 'lit';
import { tokens } from './tokens.js';

export const buttonStyles = css`
  button {
    align-items: center;
    background: transparent;
    border: 1px solid ${tokens.border};
    border-radius: ${tokens.controlRadius};
    color: inherit;
    cursor: pointer;
    display: inline-flex;
    font: inherit;
    font-weight: 500;
    gap: 0.5em;
    justify-content: center;
    line-height: 1.25;
    min-block-size: 2.5rem;
    padding: 0.5em 0.875em;
    transition: background-color 120ms;
  }

  button:hover {
    background: ${tokens.hover};
  }

  button.primary {
    background: ${tokens.accent};
    border-color: transparent;
    color: ${tokens.onAccent};
    font-weight: 600;
  }

  button.primary:hover {
    filter: brightness(1.08);
  }

  button[aria-disabled='true'] {
    cursor: default;
  }

  button[aria-disabled='true']:not([aria-busy='true']) {
    opacity: 0.55;
  }

  button svg {
    flex: none;
    height: 1.25em;
    width: 1.25em;
  }

  .spinner {
    animation: turn 0.9s linear infinite;
    block-size: 1em;
    border: 2px solid currentColor;
    border-block-start-color: transparent;
    border-radius: 50%;
    flex: none;
    inline-size: 1em;
  }

  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    button {
      transition: none;
    }

    .spinner {
      animation-duration: 6s;
    }
  }

  @media (forced-colors: active) {
    button {
      border-color: ButtonBorder;
    }

    button.primary {
      border: 2px solid ButtonText;
    }

    button[aria-disabled='true']:not([aria-busy='true']) {
      border-color: GrayText;
      color: GrayText;
      opacity: 1;
    }

    .spinner {
      border-block-start-style: dotted;
    }
  }
`;
