/* Requests that are wrong before anything is verified, and what all answers have in common. */
import { fail, NotTried, refused, said } from '../verdict.mjs';
import { operationTitles } from '../wire/wire.mjs';
import { finish } from '../world.mjs';
import { codes } from './codes.mjs';
import { requireContract, rows } from './row.mjs';

/** @typedef {import('../world.mjs').World} World */
/** @typedef {import('../wire/wire.mjs').Answer} Answer */

/** A few of many, with how many there are. @param {Iterable<string>} all */
function some(all) {
  const each = [...new Set(all)];
  return each.slice(0, 3).join('; ') + (each.length > 3 ? `; and ${each.length - 3} more` : '');
}

/** @param {Answer} answer */
const name = (answer) => `${operationTitles[answer.operation]} (${said(answer)})`;

/** Bodies that look like a request and are none. */
const malformed = [
  { what: 'no credential', credential: undefined },
  { what: 'a credential that is text', credential: 'passkey' },
  { what: 'a credential without response', credential: { id: 'AAAA', rawId: 'AAAA', type: 'public-key' } },
  {
    what: 'a credential whose response is numbers',
    credential: {
      ...{ id: 'AAAA', rawId: 'AAAA', type: 'public-key', clientExtensionResults: {} },
      response: { clientDataJSON: 1, authenticatorData: 2, signature: 3, attestationObject: 4 },
    },
  },
];

/**
 * @param {World} world
 * @param {import('../wire/browser.mjs').Browser} browser
 * @param {'login' | 'register'} which
 */
async function refusesMalformed(world, browser, which) {
  const begun = await world.begin(browser, `${which}Begin`);
  for (const { what, credential } of malformed) {
    const input = finish(begun, /** @type {object} */ (credential));
    refused(await world.ask(browser, `${which}Complete`, input), what, '400 validation');
  }
}

const form = {
  section: 'One ceremony',
  todo: 'Check the type of each field before you use it, and answer 400 `validation` with `field`; nothing may throw.',
};

export const requests = rows([
  {
    id: 'login-malformed',
    title: 'A malformed credential is refused at sign-in',
    ...form,
    async run(world) {
      requireContract(world);
      await refusesMalformed(world, world.browser(), 'login');
    },
  },
  {
    id: 'register-malformed',
    title: 'A malformed credential is refused at registration',
    ...form,
    async run(world) {
      requireContract(world);
      await refusesMalformed(world, (await world.account()).browser, 'register');
    },
  },
  {
    id: 'not-json',
    title: 'A body that is no JSON is refused',
    section: 'Invalid',
    todo: 'Catch what your parser throws, and answer 400 `validation`.',
    async run(world) {
      requireContract(world);
      const answer = await world.ask(world.browser(), 'loginComplete', {}, { raw: '{"credential":' });
      refused(answer, 'half of a JSON text', '400 validation');
    },
  },
  {
    id: 'too-big',
    title: 'A body of more than 64 KiB is refused',
    section: 'Sizes and speed',
    todo: 'Limit what your server reads of a body, and answer 413 `validation`.',
    async run(world) {
      requireContract(world);
      const raw = JSON.stringify({ padding: 'x'.repeat(70_000) });
      refused(
        await world.ask(world.browser(), 'loginBegin', {}, { raw }),
        'a body of 70 kB',
        '413 validation',
      );
    },
  },
  {
    id: 'media-type',
    title: 'A body that is not application/json is refused',
    section: 'Sizes and speed',
    todo: 'Answer 415 `validation` to every other Content-Type: forms of other sites can send those, but no JSON.',
    async run(world) {
      requireContract(world);
      for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
        const answer = await world.ask(
          world.browser(),
          'loginBegin',
          {},
          { headers: { 'Content-Type': type } },
        );
        refused(answer, `a body of the type ${type}`, '415 validation');
      }
    },
  },
  {
    id: 'problems',
    title: 'Every failure is application/problem+json with a code of the contract',
    section: 'Failures',
    todo: 'Answer failures with { title, status, code } as application/problem+json (RFC 9457), in your error handler.',
    run(world) {
      requireContract(world);
      const failures = world.answers.filter(({ ok }) => !ok);
      if (failures.length === 0) throw new NotTried('nothing was refused');
      const wrong = failures.flatMap((answer) => {
        const type = answer.headers.get('Content-Type')?.split(';')[0];
        if (type !== 'application/problem+json') return `${name(answer)} is ${type ?? 'of no media type'}`;
        if (answer.code === undefined) return `${name(answer)} has no code`;
        if (!codes.includes(answer.code)) return `${name(answer)} has a code that the contract does not know`;
        return [];
      });
      if (wrong.length > 0) fail(some(wrong));
    },
  },
  {
    id: 'no-store',
    title: 'No answer may be kept by a cache',
    section: 'Sizes and speed',
    todo: 'Send `Cache-Control: no-store` with every answer below the base.',
    run(world) {
      const successes = world.answers.filter(({ ok }) => ok);
      if (successes.length === 0) throw new NotTried('nothing went well');
      const wrong = successes.filter(
        ({ headers }) => !/\bno-store\b/i.test(headers.get('Cache-Control') ?? ''),
      );
      if (wrong.length > 0) fail(`it is missing in ${some(wrong.map(name))}`);
    },
  },
]);
