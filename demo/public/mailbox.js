/* The demo's mailbox: what it would have sent, where no mail server is set up. */
import '/cdn/passkey-elements.js';

const list = /** @type {HTMLElement} */ (document.querySelector('#mails'));
const empty = /** @type {HTMLElement} */ (document.querySelector('#empty'));
const template = /** @type {HTMLTemplateElement} */ (document.querySelector('#mail'));

/** @param {{ to: string, subject: string, text: string, sentAt: string }} mail */
function draw({ to, subject, text, sentAt }) {
  const item = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  /** @type {(name: string, words: string) => void} */
  const fill = (name, words) => item.querySelector(`[data-${name}]`)?.append(words);
  fill('subject', subject);
  fill('to', to);
  fill('at', new Date(sentAt).toLocaleTimeString('en', { hourCycle: 'h23' }));
  fill('text', text);
  return item;
}

async function look() {
  const response = await fetch('/api/mails');
  // With a mail server there is no mailbox.
  const { mails } = response.ok ? await response.json() : { mails: [] };
  list.replaceChildren(...mails.map(draw));
  empty.hidden = mails.length > 0;
}

document.querySelector('#again')?.addEventListener('click', () => void look());
document.addEventListener('visibilitychange', () => !document.hidden && void look());
void look();
