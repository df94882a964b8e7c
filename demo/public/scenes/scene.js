/*
 * A state of what surrounds passkeys: which element, which fake backend, and what a visitor does to get there. A scene
 * that opens a dialog, moves the focus or needs an authenticator is shown alone, by ?state=ID.
 */

/** @typedef {import('../gallery-authenticator.js').Manner} Manner */

/**
 * What a visitor does, by the parts of the element: waits for one and clicks it, types into one, waits for one.
 * @typedef {object} Visitor
 * @property {(part: string, at?: number) => Promise<void>} click
 * @property {(selector: string, text: string) => Promise<void>} type
 * @property {(part: string) => Promise<void>} sees
 * @property {(part: string) => Promise<void>} clicksAnyway Be it disabled.
 * @property {() => Promise<void>} escapes
 */

/**
 * @typedef {object} Scene
 * @property {string} id
 * @property {'passkey-manager' | 'passkey-login' | 'passkey-signup'} tag
 * @property {string} title
 * @property {string} note
 * @property {string} backend
 * @property {Readonly<Record<string, string>>} [attributes]
 * @property {boolean} [alone]
 * @property {Manner} [authenticator]
 * @property {string} [hash] What the address has when the element looks.
 * @property {(visitor: Visitor) => Promise<void>} [play]
 */

/** @typedef {Omit<Scene, 'tag'>} Draft */

/** @param {Draft} scene @returns {Scene} */
export const manager = (scene) => ({ tag: 'passkey-manager', ...scene });

/** @param {Draft} scene @returns {Scene} */
export const alone = (scene) => ({ ...manager(scene), alone: true });

/** @param {string} button */
export const opens =
  (button) =>
  async (/** @type {Visitor} */ { click, sees }) => {
    await click(button);
    await sees('dialog-title');
  };

export const makesCodes = opens('recovery-button');
