/* The scenes of the gallery. */
import { afterwards, enrollments, mails } from './arrivals.js';
import { administration, links, stepUps, testing } from './dialogs.js';
import { logins } from './recovery.js';
import { advice, codes, factors } from './surroundings.js';

/** By the section of the page in which they stand. @type {Readonly<Record<string, readonly import('./scene.js').Scene[]>>} */
export const scenes = {
  security: [...advice, ...codes, ...factors, ...links, ...stepUps, ...testing],
  administration,
  recovery: logins,
  arrivals: [...mails, ...enrollments, ...afterwards],
};
