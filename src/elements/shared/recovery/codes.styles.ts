import { css } from 'lit';
import { tokens } from '../../../styles/tokens.js';

export const codesStyles = css`
  .codes {
    border: 1px solid ${tokens.border};
    border-radius: ${tokens.radius};
    display: grid;
    font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace;
    gap: 0.375rem 1.25rem;
    grid-template-columns: repeat(auto-fit, minmax(min(9.5rem, 100%), 1fr));
    /* Words, not none: else some screen readers take it for no list. */
    list-style: '';
    padding: 0.875rem 1rem;
  }

  .codes.long {
    grid-template-columns: minmax(0, 1fr);
  }

  .codes code {
    font: inherit;
    letter-spacing: 0.02em;
  }

  .kept {
    align-items: start;
    display: flex;
    gap: 0.625rem;
    min-block-size: 1.5rem;
  }

  .kept input {
    accent-color: ${tokens.accent};
    block-size: 1.25rem;
    flex: none;
    inline-size: 1.25rem;
    margin: 0.125rem 0 0;
    min-block-size: 0;
  }

  dialog .tools {
    justify-content: flex-start;
  }

  .tools button {
    flex: 1 1 auto;
  }
`;
