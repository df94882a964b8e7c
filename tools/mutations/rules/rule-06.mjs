/* The visitor’s cancel is not an error. */

/** @type {readonly import('../mutations.mjs').MutationOfRule[]} */
export default [
  {
    what: 'a cancel is a failure',
    file: 'src/flows/ceremony-runner.ts',
    take: "if (failure.code === 'cancelled') return { type: 'cancelled' };",
    put: '',
    test: 'test/rules/rule-06-cancel.browser.ts',
  },
  {
    what: 'NotAllowedError says too much',
    file: 'src/webauthn/failures.ts',
    take: "NotAllowedError: 'cancelled'",
    put: "NotAllowedError: 'no_passkeys'",
    test: 'test/rules/rule-06-cancel.browser.ts',
  },
  {
    what: 'InvalidStateError is unknown',
    file: 'src/webauthn/failures.ts',
    take: "name === 'InvalidStateError' && kind === 'create'",
    put: 'false as boolean',
    test: 'test/rules/rule-06-cancel.browser.ts',
  },
  {
    what: 'the focus goes with the cancel button',
    file: 'src/elements/shared/ceremony-form.ts',
    take: "(currentTarget as Element).parentElement?.querySelector<HTMLElement>('.primary')?.focus();",
    put: 'void currentTarget;',
    test: 'test/rules/rule-06-cancel.browser.ts',
  },
  {
    what: 'a busy button loses the focus',
    file: 'src/elements/shared/busy-button.ts',
    take: 'aria-disabled=${busy || disabled}',
    put: 'aria-disabled=${busy || disabled} ?disabled=${busy}',
    test: 'test/rules/rule-06-cancel.browser.ts',
  },
];
