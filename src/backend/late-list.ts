/* A door of its own, so that a bundle which reads lists anyway does not have to carry this as a module of modules. */
export { toList } from './decode-passkeys.js';
