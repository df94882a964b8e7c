/**
 * An element of the page, as the WebDriver protocol hands it around.
 * @typedef {{ readonly 'element-6066-11e4-a52e-4f735466cecf': string }} ElementReference
 */

/**
 * What a test needs of a browser.
 * @typedef {object} Driver
 * @property {(url: string) => Promise<unknown>} goTo
 * @property {(script: string, args?: readonly unknown[]) => Promise<any>} execute Runs the body of a function.
 * @property {(element: ElementReference) => Promise<unknown>} click As a visitor's pointer does.
 * @property {(element: ElementReference, text: string) => Promise<void>} fill Types in place of what is there.
 * @property {() => Promise<void>} stop Ends the browser and leaves nothing behind.
 */

/** @param {ElementReference} element */
export const idOf = (element) => element['element-6066-11e4-a52e-4f735466cecf'];
