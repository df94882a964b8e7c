/* The file for a script tag: registers the elements, and exports everything for scripts that want more. */
import './define.js';

export * from './index.js';
