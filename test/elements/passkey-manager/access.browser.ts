/* For everybody: axe in each state, the keyboard alone, narrow, right to left, forced colours. */
import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import type { PasskeyBackend } from '../../../src/backend/index.js';
import type { PasskeyManager } from '../../../src/elements/passkey-manager/passkey-manager.js';
import { PasskeyFailure, type FailureCode } from '../../../src/model/failure.js';
import { focusedName, press } from '../../support/keyboard.js';
import { button, dialog, field, inside, manager, overflow, part, rows, settled, until } from './support.js';

const PASSKEYS = [
  {
    id: '1',
    name: 'Work laptop',
    current: true,
    transports: ['internal'],
    backupEligible: false,
    createdAt: '2026-01-02T03:04:05Z',
    lastUsedAt: null,
  },
  { id: '2', name: 'Bitwarden', transports: ['internal', 'hybrid'], backupEligible: true, backedUp: false },
];
const fails = (code: FailureCode) => () => Promise.reject(new PasskeyFailure(code));
const never = () => new Promise<never>(() => undefined);

const backend = (more: Partial<PasskeyBackend> = {}): { backend: PasskeyBackend } => ({
  backend: {
    list: () => Promise.resolve({ passkeys: PASSKEYS, policy: { max: 2 } }),
    registerBegin: never,
    rename: fails('server'),
    remove: fails('server'),
    ...more,
  },
});
const listOf =
  (count: number, policy = {}) =>
  () =>
    Promise.resolve({ passkeys: PASSKEYS.slice(0, count), policy });

const ready = (properties: Partial<PasskeyManager>) => manager(properties);

/** Each state that a visitor can see, and how to get there. */
const STATES: [string, () => Promise<PasskeyManager>][] = [
  ['the list at its limit', () => ready(backend())],
  ['the list with room', () => ready(backend({ list: listOf(2) }))],
  ['the guarded last one', () => ready(backend({ list: listOf(1, { min: 1 }) }))],
  ['the empty list', () => ready(backend({ list: listOf(0) }))],
  ['the list to read only', () => ready({ ...backend(), readOnly: true })],
  ['the skeleton', () => manager(backend({ list: never }), (one) => one.matches(':state(loading)'))],
  [
    'the failure',
    async () => {
      const element = await manager(backend({ list: fails('network') }), (one) =>
        one.matches(':state(failed)'),
      );
      await until(() => part(element, 'failure'), 'no words');
      return element;
    },
  ],
  [
    'the stale list',
    async () => {
      let first = true;
      const told = listOf(2);
      const element = await ready(backend({ list: () => (first ? told() : fails('network')()) }));
      first = false;
      await element.reload();
      await until(() => part(element, 'failure'), 'no words');
      return element;
    },
  ],
  [
    'an addition that asks for options',
    async () => {
      const element = await ready(backend({ list: listOf(1) }));
      button(element, 'Add a passkey').click();
      await until(() => element.matches(':state(requesting)'), 'not requesting');
      await settled(element);
      return element;
    },
  ],
  [
    'the editor',
    async () => {
      const element = await ready(backend());
      button(element, 'Rename Bitwarden').click();
      await until(() => field(element), 'no field');
      await settled(element);
      return element;
    },
  ],
  [
    'the editor after a failure',
    async () => {
      const element = await ready(backend());
      button(element, 'Rename Bitwarden').click();
      await until(() => field(element), 'no field');
      field(element)!.value = 'Other';
      button(element, 'Save name').click();
      await until(() => field(element)!.getAttribute('aria-invalid') === 'true', 'no failure');
      await settled(element);
      return element;
    },
  ],
  [
    'the question',
    async () => {
      const element = await ready(backend());
      button(element, 'Remove Bitwarden').click();
      await until(() => dialog(element), 'no dialog');
      await settled(element);
      return element;
    },
  ],
  [
    'the question after a failure',
    async () => {
      const element = await ready(backend());
      button(element, 'Remove Bitwarden').click();
      await until(() => dialog(element), 'no dialog');
      button(element, 'Remove passkey').click();
      await until(() => dialog(element)!.querySelector('[part~="failure"]'), 'no failure');
      return element;
    },
  ],
];

const FLOW: [string, (element: HTMLElement) => void][] = [
  ['in 280 pixels', (element) => (element.parentElement!.style.inlineSize = '280px')],
  [
    'in 280 pixels, right to left',
    (element) => {
      element.parentElement!.style.inlineSize = '280px';
      element.parentElement!.dir = 'rtl';
    },
  ],
  [
    'in 900 pixels, right to left',
    (element) => (Object.assign(element.parentElement!, { dir: 'rtl' }).style.inlineSize = '900px'),
  ],
];

for (const [what, show] of STATES) {
  describe(what, () => {
    for (const scheme of ['light', 'dark'] as const) {
      it(`is accessible on a ${scheme} page`, async () => {
        document.documentElement.style.cssText = `color-scheme: ${scheme}; background: Canvas; color: CanvasText`;
        await emulateMedia({ colorScheme: scheme });
        try {
          const element = await show();
          await expect(element).to.be.accessible();
        } finally {
          document.documentElement.style.cssText = '';
          await emulateMedia({ colorScheme: 'light' });
        }
      });
    }

    for (const [where, place] of FLOW) {
      it(`stays within its box ${where}`, async () => {
        const element = await show();
        place(element);
        await settled(element);
        const open = dialog(element);
        const sticking = overflow(element).filter(() => open === null);
        expect(sticking).to.deep.equal([]);
        if (open) expect(open.scrollWidth).to.be.at.most(open.clientWidth + 1);
      });
    }

    it('has targets of at least 24 pixels', async () => {
      const element = await show();
      for (const one of inside(element).querySelectorAll('button, input')) {
        if (!one.checkVisibility()) continue;
        const { width, height } = one.getBoundingClientRect();
        expect(Math.min(width, height), one.textContent).to.be.at.least(24);
      }
    });

    it('has borders that forced colours leave', async () => {
      await emulateMedia({ forcedColors: 'active' });
      try {
        const element = await show();
        for (const one of inside(element).querySelectorAll('button')) {
          const { borderTopWidth, borderTopStyle } = getComputedStyle(one);
          expect(`${borderTopStyle} ${borderTopWidth}`, one.textContent).not.to.match(/none|hidden| 0px/);
        }
      } finally {
        await emulateMedia({ forcedColors: 'none' });
      }
    });
  });
}

describe('the keyboard alone', () => {
  it('walks through everything, in the order in which it is read', async () => {
    const element = await ready(backend({ list: listOf(2) }));
    const before = document.createElement('button');
    element.before(before);
    before.focus();
    const walked: string[] = [];
    for (let step = 0; step < 5; step++) {
      await press('Tab');
      walked.push(focusedName());
    }
    expect(walked).to.deep.equal([
      'Add a passkey',
      'Rename Work laptop',
      'Remove Work laptop',
      'Rename Bitwarden',
      'Remove Bitwarden',
    ]);
    before.remove();
  });

  it('stays within the open question', async () => {
    const [, show] = STATES.find(([what]) => what === 'the question')!;
    const element = await show();
    const walked = new Set<string>();
    for (let step = 0; step < 6; step++) {
      walked.add(focusedName());
      await press('Tab');
    }
    walked.delete('');
    expect([...walked].sort()).to.deep.equal(['Keep it', 'Remove passkey']);
    expect(rows(element)).to.have.length(2);
  });

  it('shows where it is', async () => {
    const element = await ready(backend());
    const other = document.createElement('button');
    element.before(other);
    other.focus();
    await press('Tab');
    const { outlineStyle, outlineWidth } = getComputedStyle(inside(element).activeElement!);
    expect(outlineStyle).to.equal('solid');
    expect(parseFloat(outlineWidth)).to.be.at.least(2);
    other.remove();
  });
});
