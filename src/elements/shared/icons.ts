import { html } from 'lit';

/* Own drawings on a 24 unit grid; their lines are drawn by styles/host.styles.ts, in the colour of the text. */

/** A person and a key: the sign for passkeys. */
export const passkeyIcon = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <circle cx="9" cy="7.5" r="3.75" />
  <path d="M2.5 20c0-3.6 2.9-6 6.5-6 1.3 0 2.6.3 3.6 1" />
  <circle cx="17.5" cy="12" r="2.75" />
  <path d="M17.5 14.75V21l1.75-1.25M17.5 18.25l1.5-1" />
</svg>`;

export const checkIcon = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <circle cx="12" cy="12" r="9" />
  <path d="m8 12.5 2.75 2.75L16 9.5" />
</svg>`;
