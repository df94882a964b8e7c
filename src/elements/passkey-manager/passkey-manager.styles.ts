import { css } from 'lit';
import { buttonStyles } from '../../styles/button.styles.js';
import { fieldStyles } from '../../styles/field.styles.js';
import { formStyles } from '../../styles/form.styles.js';
import { hostStyles } from '../../styles/host.styles.js';
import { messageStyles } from '../../styles/message.styles.js';
import { rowStyles } from './row.styles.js';
import { tokens } from '../../styles/tokens.js';

const layoutStyles = css`
  :host {
    container-type: inline-size;
    /* Size containment leaves nothing to shrink to: in a dialog or a flex row the element would vanish. */
    contain-intrinsic-inline-size: min(30rem, 100vw - 3rem);
    min-inline-size: min(100%, 17.5rem);
  }

  .manager {
    display: grid;
    gap: ${tokens.gap};
  }

  .header {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem ${tokens.gap};
    justify-content: space-between;
  }

  .header .hint {
    flex: 1 0 100%;
  }

  .title {
    font-size: var(--passkey-title-font-size, 1.25em);
    font-weight: 650;
    line-height: 1.25;
  }

  .empty {
    align-items: center;
    border: 1px dashed ${tokens.border};
    border-radius: ${tokens.radius};
    display: grid;
    gap: 0.25rem;
    justify-items: center;
    padding: 2rem 1.25rem;
    text-align: center;
  }

  .empty-icon {
    color: ${tokens.muted};
  }

  .empty-icon svg {
    block-size: 2.5rem;
    color: inherit;
    inline-size: 2.5rem;
  }

  .empty-title {
    font-weight: 600;
  }

  .empty .hint {
    max-inline-size: 34ch;
  }

  @container (inline-size < 24rem) {
    .header .buttons {
      inline-size: 100%;
    }
  }
`;

export const managerStyles = [
  hostStyles,
  buttonStyles,
  fieldStyles,
  messageStyles,
  formStyles,
  layoutStyles,
  rowStyles,
];
