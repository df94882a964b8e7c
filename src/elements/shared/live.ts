import { html, type TemplateResult } from 'lit';

/**
 * The line that says what happens in a dialog or a section: a live region, there before it has something to say. Not
 * even white space is in it until then, so that it takes no room.
 */
export const live = (content: unknown): TemplateResult =>
  html`<div part="status" class="status" role="status">${content}</div>`;
