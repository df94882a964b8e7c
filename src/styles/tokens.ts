import { css } from 'lit';

/*
 * The public custom properties with their fallbacks, to be written at the place of use. Fallbacks are mixed from
 * `currentColor`, so that they fit a dark page that never declared a `color-scheme`.
 */
const mix = (share: number) => css`color-mix(in oklab, currentColor ${share}%, transparent)`;

export const tokens = {
  accent: css`var(--passkey-accent-color, #3a5bd9)`,
  onAccent: css`var(--passkey-on-accent-color, #fff)`,
  danger: css`var(--passkey-danger-color, color-mix(in oklab, #e5484d 72%, currentColor))`,
  muted: css`var(--passkey-muted-color, ${mix(74)})`,
  border: css`var(--passkey-border-color, ${mix(18)})`,
  inputBorder: css`var(--passkey-input-border-color, ${mix(52)})`,
  hover: css`var(--passkey-hover-color, ${mix(9)})`,
  radius: css`var(--passkey-radius, 0.625rem)`,
  controlRadius: css`var(--passkey-control-radius, 0.5rem)`,
  gap: css`var(--passkey-gap, 0.75rem)`,
  font: css`var(--passkey-font-family, inherit)`,
  small: css`var(--passkey-small-font-size, 0.875em)`,
  focus: css`var(--passkey-focus-color, ${mix(85)})`,
};
