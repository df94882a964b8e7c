/*
 * The screens of the elements once more, as a careful hand would write them for one site: no library, no other
 * language, no theming, no content-visibility, and each change made to the one row that it is about. What the
 * visitor sees and hears is the same, and it asks the same backend.
 */
export { mountLogin } from './login.js';
export { mountManager } from './manager.js';
