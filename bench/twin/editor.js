import { button, make } from './dom.js';
import { nameOf } from './words.js';

/**
 * Puts a field for the name in place of a row. Enter saves, Escape leaves it as it is.
 * @param {Element} row
 * @param {import('../fixtures.mjs').Passkey} passkey
 * @param {(name: string) => Promise<void>} onSave Puts the new row in this one's place.
 */
export function openEditor(row, passkey, onSave) {
  const before = [...row.childNodes];
  const { form, input, hint, save } = editorForm(nameOf(passkey, undefined));
  const close = () => {
    row.classList.remove('editing');
    row.replaceChildren(...before);
    row.querySelector('button')?.focus();
  };
  form.append(buttonsOf(save, close));
  form.addEventListener('keydown', ({ key }) => key === 'Escape' && close());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const name = input.value.trim();
    if (!name) hint.textContent = 'Enter a name.';
    else if (!input.readOnly) void submit(name);
  });
  const submit = async (/** @type {string} */ name) => {
    busy(true);
    await onSave(name).catch(() => {
      hint.textContent = 'That did not work. Try again.';
      busy(false);
    });
  };
  const busy = (/** @type {boolean} */ is) => {
    input.readOnly = is;
    save.ariaBusy = save.ariaDisabled = String(is);
    if (is) save.prepend(make('span', 'spinner'));
    else save.firstElementChild?.remove();
  };
  row.classList.add('editing');
  row.replaceChildren(form);
  input.focus();
  input.select();
}

/** @param {string} name */
function editorForm(name) {
  const label = make('label', 'label', 'Name of this passkey');
  label.htmlFor = 'name';
  const input = make('input');
  input.id = input.name = 'name';
  input.autocomplete = 'off';
  input.maxLength = 64;
  input.value = name;
  input.setAttribute('aria-describedby', 'name-hint');
  const hint = make('span', 'hint', 'So that you recognise it later. Only you see this name.');
  hint.id = 'name-hint';
  const field = make('div', 'field');
  field.append(label, input, hint);
  const save = make('button', 'primary', 'Save name');
  const form = make('form', 'naming');
  form.append(field);
  return { form, input, hint, save };
}

/** @param {HTMLButtonElement} save @param {() => void} onKeep */
function buttonsOf(save, onKeep) {
  const buttons = make('div', 'buttons');
  buttons.append(save, button('Cancel', '', onKeep));
  return buttons;
}
