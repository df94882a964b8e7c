/* Options that are wrong. */
/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-return --
   What a fault changes is JSON of the wire, whose shape it knows and no type tells. */
import { isTo, withAnswer, withBody, type Body } from '../backend.js';
import { bodyOf, changes, type Faulty } from './faulty.js';

const isBegin = ({ url }: Request): boolean => /\/(signup|login|register|step-up)\/begin$/.test(url);

/** Changes the options of every ceremony. */
const changesAll =
  (change: (options: Body) => Body): Faulty['fault'] =>
  () =>
  async (request, next) => {
    const response = await next(request);
    if (!isBegin(request) || !response.ok) return response;
    return withAnswer(response, ({ options, ...rest }) => ({ ...rest, options: change(options) }));
  };

/** Base64 as most libraries make it. */
const padded = (base64url: string): string => Buffer.from(base64url, 'base64url').toString('base64');
const withPaddedIds = (all: Body[] | undefined): Body[] | undefined =>
  all?.map((one) => ({ ...one, id: padded(one.id as string) }));

export const ofOptions: readonly Faulty[] = [
  {
    what: 'writes base64 with + / =',
    rows: ['options'],
    fault: changesAll((options) => ({
      ...options,
      challenge: padded(options.challenge as string),
      ...(options.user && { user: { ...options.user, id: padded(options.user.id as string) } }),
      ...(options.allowCredentials && { allowCredentials: withPaddedIds(options.allowCredentials) }),
      ...(options.excludeCredentials && { excludeCredentials: withPaddedIds(options.excludeCredentials) }),
    })),
  },
  {
    what: 'wraps options as the browser takes them',
    rows: ['options'],
    also: ['signup'],
    fault: () => async (request, next) => {
      const response = await next(request);
      if (!isBegin(request) || !response.ok) return response;
      return withAnswer(response, ({ options, ...rest }) => ({ ...rest, publicKey: options }));
    },
  },
  {
    what: 'leaves out what the account is called',
    rows: ['options'],
    fault: changesAll(({ user, ...options }) => ({
      ...options,
      ...(user && { user: { ...user, displayName: undefined } }),
    })),
  },
  {
    what: 'counts its challenges',
    rows: ['challenges'],
    fault: ({ db }) => {
      let count = 0;
      return async (request, next) => {
        const response = await next(request);
        if (!isBegin(request) || !response.ok) return response;
        count += 1;
        const challenge = Buffer.from(`challenge ${String(count).padStart(12, '0')}`).toString('base64url');
        const { state } = await response.clone().json();
        await db.execute({ sql: 'UPDATE challenges SET value = ? WHERE id = ?', args: [challenge, state] });
        return withAnswer(response, ({ options, ...rest }) => ({
          ...rest,
          options: { ...options, challenge },
        }));
      };
    },
  },
  {
    what: 'makes the user handle of the user name',
    rows: ['user-handle'],
    fault: () => {
      const real = new Map<string, string>();
      return async (request, next) => {
        const isLogin = ['login', 'step-up'].some((which) => isTo(request, `POST /${which}/complete`));
        const body = isLogin ? await bodyOf(request) : undefined;
        const handle = body?.credential?.response?.userHandle;
        if (real.has(handle)) {
          body.credential.response.userHandle = real.get(handle);
          return next(await withBody(request, () => body));
        }
        const response = await next(request);
        const isCreation = /(signup|register)\/begin$/.test(request.url) && response.ok;
        if (!isCreation) return response;
        return withAnswer(response, (begun) => {
          const { user } = begun.options;
          const told = Buffer.from(user.name as string).toString('base64url');
          real.set(told, user.id);
          user.id = told;
          return begun;
        });
      };
    },
  },
  {
    what: 'leaves it to the authenticator whether a passkey is discoverable',
    rows: ['resident-key'],
    fault: changes('POST /register/begin', (begun) => {
      begun.options.authenticatorSelection.residentKey = 'preferred';
      return begun;
    }),
  },
  {
    what: 'excludes nothing',
    rows: ['exclude'],
    fault: changes('POST /register/begin', (begun) => {
      begun.options.excludeCredentials = [];
      return begun;
    }),
  },
  {
    what: 'takes one algorithm only',
    rows: ['algorithms'],
    fault: changes('POST /signup/begin', (begun) => {
      begun.options.pubKeyCredParams = [{ type: 'public-key', alg: -7 }];
      return begun;
    }),
  },
  {
    what: 'asks at sign-in for the passkeys of another RP ID',
    rows: ['rp-id'],
    fault: changes('POST /login/begin', (begun) => {
      begun.options.rpId = 'www.localhost';
      return begun;
    }),
  },
  {
    what: 'has an RP ID that its pages may not use',
    rows: ['rp-id'],
    options: { rpId: 'another.example' },
    fault: () => (request, next) => next(request),
  },
];
