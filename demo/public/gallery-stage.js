/* Puts the scenes of the gallery on the page, and plays the one that the address asks for. */
import { standIn } from './gallery-authenticator.js';
import { scenes } from './scenes/index.js';

/** @typedef {import('./scenes/scene.js').Scene} Scene */
/** @typedef {import('./scenes/scene.js').Visitor} Visitor */

/** Milliseconds between two looks, and until it is given up. */
const LOOK = 20;
const LONGEST = 10_000;

/**
 * An article for each scene, or for the one that the address asks for. A scene that stands alone is only named in the company of others.
 * @param {(specimen: HTMLElement) => void} bringToLife
 */
export function showScenes(bringToLife) {
  const wanted = new URLSearchParams(location.search).get('state');
  if (wanted) document.documentElement.dataset['state'] = wanted;
  for (const [section, all] of Object.entries(scenes)) {
    const place = document.querySelector(`[data-scenes="${section}"]`);
    const shown = wanted ? all.filter(({ id }) => id === wanted) : all;
    place?.append(...shown.map((scene) => article(scene, bringToLife, wanted !== null)));
  }
}

/**
 * @param {Scene} scene
 * @param {(specimen: HTMLElement) => void} bringToLife
 * @param {boolean} wanted
 */
function article(scene, bringToLife, wanted) {
  const { id, title, note, alone = false } = scene;
  const heading = make('h3', { id: `${id}-title`, textContent: title });
  const address = new URLSearchParams(location.search);
  address.set('state', id);
  const link = make('a', { href: `?${address}`, textContent: 'Show it alone' });
  link.setAttribute('aria-describedby', heading.id);
  const words = make('p', { className: 'quiet', textContent: `${note} ` });
  words.append(link);
  const specimen = make('article', { id, className: 'specimen' });
  specimen.setAttribute('aria-labelledby', heading.id);
  specimen.append(heading, words);
  if (wanted) standIn(scene.authenticator);
  if (wanted && scene.hash) history.replaceState(history.state, '', scene.hash);
  if (wanted || !alone) specimen.append(stage(scene, specimen, bringToLife));
  return specimen;
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} properties
 */
const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

/**
 * @param {Scene} scene
 * @param {HTMLElement} specimen
 * @param {(specimen: HTMLElement) => void} bringToLife
 */
function stage(scene, specimen, bringToLife) {
  const element = document.createElement(scene.tag);
  const attributes = { 'heading-level': '4', 'data-backend': scene.backend, ...scene.attributes };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const place = make('div', { className: 'stage' });
  place.append(element);
  bringToLife(element);
  void play(scene, element).then(() => (specimen.dataset['played'] = ''), console.error);
  return place;
}

/** @param {Scene} scene @param {HTMLElement} element */
async function play({ play: act }, element) {
  await customElements.whenDefined(element.localName);
  await act?.(visitorOf(element));
}

/** @param {HTMLElement} element @returns {Visitor} */
function visitorOf(element) {
  const find = (/** @type {string} */ parts, at = 0) => {
    const path = parts.split(' ').map((part) => `[part~="${part}"]`);
    const root = /** @type {ShadowRoot} */ (element.shadowRoot);
    return [...root.querySelectorAll(path.join(' ')), ...root.querySelectorAll(path.join(''))][at];
  };
  const input = (/** @type {string} */ selector) =>
    selector.startsWith('light ')
      ? element.querySelector(selector.slice(6))
      : element.shadowRoot?.querySelector(selector);
  const reachable = (/** @type {Element | null | undefined} */ one) =>
    one?.checkVisibility() && one.getAttribute('aria-disabled') !== 'true' ? one : undefined;
  return {
    async click(part, at) {
      const button = /** @type {HTMLElement} */ (await seen(() => reachable(find(part, at)), part));
      button.click();
    },
    async type(selector, text) {
      const field = /** @type {HTMLInputElement} */ (await seen(() => reachable(input(selector)), selector));
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    },
    async sees(part) {
      await seen(() => find(part), part);
    },
    async clicksAnyway(part) {
      const button = /** @type {HTMLElement} */ (await seen(() => find(part), part));
      button.click();
    },
    async escapes() {
      const open = await seen(() => element.shadowRoot?.querySelector('dialog[open]'), 'dialog');
      open.dispatchEvent(new Event('cancel', { cancelable: true }));
    },
  };
}

/** @template T @param {() => T | undefined | null} look @param {string} what */
async function seen(look, what) {
  const end = Date.now() + LONGEST;
  for (let found = look(); ; found = look()) {
    if (found) return found;
    if (Date.now() > end) throw new Error(`It never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK));
  }
}
