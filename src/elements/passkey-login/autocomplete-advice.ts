/*
 * What Chromium does with `autocomplete` and no specification tells: `webauthn` counts only right behind `username` or
 * `current-password`, and not at all where nothing can be typed.
 */
const OFFERS = /(^|\s)(username|current-password)\s+webauthn\s*$/i;

/** Tells the developer of a page's own input why no passkeys will appear in its list. */
export function adviseOnAutocomplete(input: HTMLInputElement): void {
  const value = input.getAttribute('autocomplete') ?? '';
  if (!OFFERS.test(value)) {
    console.warn(
      `<passkey-login>: autocomplete="${value}" offers no passkeys; write autocomplete="username webauthn", in this order`,
      input,
    );
  } else if (input.readOnly || input.disabled) {
    console.warn('<passkey-login>: an input that is read-only or disabled offers no passkeys', input);
  }
}
