import { css } from 'lit';
import { tokens } from './tokens.js';

/** What every element starts from: the page's font and colours, and nothing of its own that could clash. */
export const hostStyles = css`
  :host {
    box-sizing: border-box;
    display: block;
    font-family: ${tokens.font};
    line-height: var(--passkey-line-height, 1.5);
    overflow-wrap: anywhere;
    text-align: start;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  p,
  h2,
  h3,
  ul {
    margin: 0;
    padding: 0;
  }

  svg {
    fill: none;
    stroke: currentColor;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-width: 1.75;
  }

  .hidden-text {
    clip-path: inset(50%);
    height: 1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
    width: 1px;
  }

  :focus-visible {
    outline: 2px solid ${tokens.focus};
    outline-offset: 2px;
  }
`;
