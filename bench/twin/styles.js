/* The look of the elements with their colours and lengths written out; nothing here can be themed. */
export const css = `
:host { box-sizing: border-box; display: block; line-height: 1.5; text-align: start; }
*, *::before, *::after { box-sizing: border-box; }
p, h2, h3, ul { margin: 0; padding: 0; }
:focus-visible { outline: 2px solid color-mix(in oklab, currentColor 85%, transparent); outline-offset: 2px; }
.hidden-text {
  clip-path: inset(50%); height: 1px; overflow: hidden; position: absolute; white-space: nowrap; width: 1px;
}
.form, .manager, .naming { display: grid; gap: 0.75rem; }
.field { display: grid; gap: 0.25rem; }
.label { font-size: 0.875em; font-weight: 500; }
.hint, .status { color: color-mix(in oklab, currentColor 74%, transparent); font-size: 0.875em; }
.status:empty { position: absolute; }
input, ::slotted(.passkey-identifier) {
  background: transparent; border: 1px solid color-mix(in oklab, currentColor 52%, transparent);
  border-radius: 0.5rem; box-sizing: border-box; color: inherit; display: block; font: inherit;
  inline-size: 100%; line-height: 1.25; margin: 0; min-block-size: 2.5rem; padding: 0.5em 0.75em;
}
.buttons { display: flex; flex-wrap: wrap; gap: 0.5rem; }
.buttons .primary { flex: 1 1 auto; }
button {
  align-items: center; background: transparent; border: 1px solid color-mix(in oklab, currentColor 18%, transparent);
  border-radius: 0.5rem; color: inherit; cursor: pointer; display: inline-flex; font: inherit; font-weight: 500;
  gap: 0.5em; justify-content: center; line-height: 1.25; min-block-size: 2.5rem; overflow-wrap: anywhere;
  padding: 0.5em 0.875em; transition: background-color 120ms;
}
button:hover { background: color-mix(in oklab, currentColor 9%, transparent); }
button.primary { background: #3a5bd9; border-color: transparent; color: #fff; font-weight: 600; }
button.danger { background: #c62a2f; border-color: transparent; color: #fff; font-weight: 600; }
button[aria-disabled='true'] { cursor: default; }
button svg {
  fill: none; flex: none; height: 1.25em; stroke: currentColor; stroke-linecap: round; stroke-linejoin: round;
  stroke-width: 1.75; width: 1.25em;
}
.spinner {
  animation: turn 0.9s linear infinite; block-size: 1em; border: 2px solid currentColor;
  border-block-start-color: transparent; border-radius: 50%; flex: none; inline-size: 1em;
}
@keyframes turn { to { transform: rotate(1turn); } }
.manager { container-type: inline-size; }
.header { align-items: center; display: flex; flex-wrap: wrap; gap: 0.5rem 0.75rem; justify-content: space-between; }
.title { font-size: 1.25em; font-weight: 650; line-height: 1.25; }
.list {
  border: 1px solid color-mix(in oklab, currentColor 18%, transparent); border-radius: 0.625rem;
  list-style: none; overflow: clip;
}
.row { align-items: center; display: flex; flex-wrap: wrap; gap: 0.625rem 0.875rem; padding: 0.875rem 1rem; }
.row + .row { border-block-start: 1px solid color-mix(in oklab, currentColor 18%, transparent); }
.row.editing { background: color-mix(in oklab, currentColor 5%, transparent); }
.row .naming { inline-size: 100%; }
.icon {
  align-self: start; background: color-mix(in oklab, currentColor 74%, transparent); block-size: 1.5rem; flex: none;
  inline-size: 1.5rem; margin-block-start: 0.125rem;
  clip-path: path(evenodd, 'M5 2h14a3 3 0 0 1 3 3v9a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3V5a3 3 0 0 1 3-3zM5 4a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1V5a1 1 0 0 0-1-1zM7 20h10v2H7z');
}
.icon.phone {
  clip-path: path(evenodd, 'M8 1h8a3 3 0 0 1 3 3v16a3 3 0 0 1-3 3H8a3 3 0 0 1-3-3V4a3 3 0 0 1 3-3zM8 3a1 1 0 0 0-1 1v16a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1V4a1 1 0 0 0-1-1zM10.5 17.5h3v1.75h-3z');
}
.icon.security-key {
  clip-path: path(evenodd, 'M8 7h8a3 3 0 0 1 3 3v9a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4v-9a3 3 0 0 1 3-3zM8 9a1 1 0 0 0-1 1v9a2 2 0 0 0 2 2h6a2 2 0 0 0 2-2v-9a1 1 0 0 0-1-1zM8.5 1h7v5h-7zM10 2.5V6h1.25V2.5zM12.75 2.5V6H14V2.5zM12 12.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z');
}
.icon.password-manager {
  clip-path: path(evenodd, 'M8 6a6 6 0 0 1 5.66 4H22a1 1 0 0 1 1 1v2a1 1 0 0 1-1 1h-1v2.5a1 1 0 0 1-1 1h-2.5a1 1 0 0 1-1-1V14h-2.84A6 6 0 1 1 8 6zM8 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM8 10.25a1.75 1.75 0 1 1 0 3.5 1.75 1.75 0 0 1 0-3.5z');
}
.words { flex: 1 1 11rem; min-inline-size: 0; overflow-wrap: anywhere; }
.name { font-weight: 600; margin-inline-end: 0.375rem; }
.detail { color: color-mix(in oklab, currentColor 74%, transparent); display: block; font-size: 0.875em; }
.badge {
  background: color-mix(in oklab, currentColor 5%, transparent);
  border: 1px solid color-mix(in oklab, currentColor 18%, transparent); border-radius: 1rem; display: inline-block;
  font-size: 0.75em; font-weight: 500; line-height: 1.3; margin-inline-end: 0.25rem; padding: 0.125em 0.625em;
}
.actions { display: flex; flex-wrap: wrap; gap: 0.375rem; margin-inline-start: auto; }
.actions button { font-size: 0.875em; min-block-size: 2.25rem; padding: 0.375em 0.75em; }
.bone {
  animation: breathe 1.6s ease-in-out infinite alternate; background: color-mix(in oklab, currentColor 9%, transparent);
  border-radius: 0.375rem; clip-path: none; display: block;
}
.line { block-size: 1em; inline-size: 38%; margin-block: 0.25em; }
.line.long { inline-size: 72%; }
@keyframes breathe { to { opacity: 0.45; } }
dialog {
  background: Canvas; border: 1px solid color-mix(in oklab, currentColor 18%, transparent); border-radius: 0.875rem;
  box-shadow: 0 1rem 3rem rgb(0 0 0 / 30%); color: CanvasText; inline-size: min(26rem, calc(100vw - 2rem));
  max-block-size: calc(100dvh - 2rem); overflow: auto; overflow-wrap: anywhere; padding: 1.25rem;
}
dialog[open] { display: grid; gap: 0.875rem; }
dialog::backdrop { background: rgb(0 0 0 / 45%); }
.dialog-title { font-size: 1.125em; font-weight: 650; line-height: 1.3; }
.dialog-text { color: color-mix(in oklab, currentColor 74%, transparent); display: grid; gap: 0.5rem; }
dialog .buttons { justify-content: flex-end; }
@media (prefers-reduced-motion: reduce) {
  button { transition: none; }
  .spinner { animation-duration: 6s; }
  .bone { animation: none; }
}
@container (inline-size < 24rem) {
  .header .buttons { inline-size: 100%; }
  .actions { inline-size: 100%; margin-inline-start: 2.375rem; }
}
`;
