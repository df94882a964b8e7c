import type { BackendFailureCode } from '../../model/backend-failure-code.js';
import { at, records, textAt } from '../preset-tools.js';
import { definePreset, type PresetContext, type PresetOperationName } from '../preset.js';

type Names = 'mode' | 'reauthenticate';
type Mode = PresetContext<Names>;

/** The two modes of a workspace are two folders of routes; everything else is alike. */
const folder = (_: unknown, { parameters }: Mode) => ({
  path: { folder: /^(classic|webauthn)$/i.test(parameters.mode) ? 'webauthn' : 'usernameless-webauthn' },
});

/** The profile has passwords and one-time codes among the credentials. */
const isPasskey = ({ type }: Readonly<Record<string, unknown>>): boolean =>
  typeof type === 'string' && type.includes('webauthn');

/** The values of `error_code` are not published: its words and those beside it decide, then the status. */
const WORDS: readonly (readonly [RegExp, BackendFailureCode])[] = [
  [/scope/i, 'forbidden'],
  [/\blast[ _](?:remaining[ _])?(?:web_?authn|passkey|key|credential)/i, 'last_passkey'],
  [/recent|fresh|re-?auth|max[ _]age|5 minutes/i, 'reauth_required'],
  [/capacity|too[ _]many|maximum|limit/i, 'limit_reached'],
  [/challenge|webauthn[ _]session/i, 'challenge_expired'],
];

function byWords(body: unknown): BackendFailureCode | undefined {
  const said = `${textAt(body, 'error_code') ?? ''} ${textAt(body, 'error') ?? ''}`;
  return WORDS.find(([words]) => words.test(said))?.[1];
}

function byStatus(status: number, operation: PresetOperationName): BackendFailureCode | undefined {
  // The visitor typed nothing then that could be wrong, and why it was refused is not told.
  if (operation === 'registerComplete' && (status === 400 || status === 422)) return 'unknown';
  // The list was read with this token: what is missing for a change is a recent sign-in.
  return operation !== 'list' && (status === 401 || status === 403) ? 'reauth_required' : undefined;
}

/** Of these the status says it all. */
const isPlain = (status: number): boolean => status >= 500 || status === 404 || status === 429;

/**
 * SecureAuth Connect, self-service of an identity pool. The page adds an access token with the scopes
 * `view_ss_profile` and `manage_ss_profile`; sign-in is hosted.
 */
export const secureauth = definePreset<Names>({
  name: 'secureauth',
  title: 'SecureAuth Connect',
  credentials: 'omit',
  parameters: {
    mode: {
      description: '"smart" or "classic", as the passkeys of the workspace are configured',
      default: 'smart',
    },
    reauthenticate: {
      description: 'where your app signs the visitor in anew, by OIDC with max_age=0, and sends them back',
    },
  },
  capabilities: {
    naming: 'rename',
    limit: { checkedAt: 'both' },
    lastPasskey: 'blocked',
    stepUp: 'redirect',
    fields: ['id', 'name'],
  },
  operations: {
    list: {
      endpoint: 'GET {base}/v2/self/me',
      answer: ({ body }) => ({
        passkeys: records(at(body, 'credentials'))
          .filter(isPasskey)
          .map(({ id, name }) => ({ id, name: name === '' ? undefined : name })),
      }),
    },
    registerBegin: {
      endpoint: 'POST {base}/v2/self/{folder}/create/begin',
      request: folder,
      answer: ({ body }) => ({ options: body }),
    },
    registerComplete: {
      endpoint: 'POST {base}/v2/self/{folder}/create/complete',
      request: ({ credential }, context) => ({ ...folder(undefined, context), body: credential }),
      // It tells of the credential as it is stored, but not by what id the profile has it.
      answer: () => undefined,
    },
    rename: { endpoint: 'PUT {base}/v2/self/webauthn/{id}/name', answer: () => undefined },
    remove: { endpoint: 'DELETE {base}/v2/self/webauthn/{id}' },
  },
  toFailure({ ok, status, body }, operation, context) {
    if (ok || isPlain(status)) return undefined;
    const code = byWords(body) ?? byStatus(status, operation);
    const redirectTo = context?.parameters.reauthenticate;
    return code === 'reauth_required' && redirectTo ? { code, redirectTo } : code;
  },
});
