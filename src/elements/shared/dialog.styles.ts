import { css } from 'lit';
import { tokens } from '../../styles/tokens.js';

/** The dialog stands outside the page's surface, so it brings its own: the system's, in the page's colour scheme. */
export const dialogStyles = css`
  dialog {
    background: var(--passkey-dialog-color, Canvas);
    border: 1px solid ${tokens.border};
    border-radius: var(--passkey-dialog-radius, 0.875rem);
    box-shadow: var(--passkey-dialog-shadow, 0 1rem 3rem rgb(0 0 0 / 30%));
    color: var(--passkey-dialog-text-color, CanvasText);
    inline-size: min(26rem, calc(100vw - 2rem));
    max-block-size: calc(100dvh - 2rem);
    overflow: auto;
    padding: 1.25rem;
  }

  dialog[open] {
    display: grid;
    gap: 0.875rem;
    grid-template-columns: minmax(0, 1fr);
  }

  dialog::backdrop {
    background: var(--passkey-backdrop-color, rgb(0 0 0 / 45%));
  }

  .dialog-title {
    font-size: 1.125em;
    font-weight: 650;
    line-height: 1.3;
  }

  /* It takes the focus to be read out: there is nothing to operate. */
  .dialog-title:focus {
    outline: none;
  }

  .dialog-text {
    color: ${tokens.muted};
    display: grid;
    gap: 0.5rem;
  }

  button.danger {
    background: var(--passkey-danger-fill-color, #c62a2f);
    border-color: transparent;
    color: var(--passkey-on-danger-color, #fff);
    font-weight: 600;
  }

  button.danger:hover {
    filter: brightness(1.08);
  }

  @media (forced-colors: active) {
    button.danger {
      border: 2px solid ButtonText;
    }
  }

  .qr-code {
    block-size: auto;
    border-radius: ${tokens.controlRadius};
    inline-size: min(100%, 13rem);
    justify-self: center;
  }

  dialog .buttons {
    justify-content: flex-end;
  }

  /* A field and the button that goes with it. */
  .beside {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  .beside input {
    flex: 1 1 10rem;
    inline-size: 0;
  }

  @media (max-width: 24rem) {
    dialog button {
      flex: 1 1 auto;
    }
  }
`;
