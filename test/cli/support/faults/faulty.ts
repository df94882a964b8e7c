/* What faults are made of. */
/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access --
   What a fault changes is JSON of the wire, whose shape it knows and no type tells. */
import { createHash } from 'node:crypto';
import type { App, Options } from '../../../../demo/server/app.js';
import { answer, isTo, withAnswer, type Body, type Fault } from '../backend.js';

export interface Faulty {
  readonly what: string;
  /** The rows that are about it. */
  readonly rows: readonly string[];
  /** Rows that no server with this fault can pass, though they are about something else. */
  readonly also?: readonly string[];
  /** Made anew for each check, for what it remembers; `app` is what it stands before. */
  readonly fault: (app: App) => Fault;
  readonly options?: Options;
  /** It shows only where nothing is left untried. */
  readonly whole?: true;
}

export const decoded = (base64url: string): Buffer => Buffer.from(base64url, 'base64url');

export const clientData = ({ credential }: Body): Body =>
  JSON.parse(decoded(credential.response.clientDataJSON as string).toString());

export const authenticatorData = ({ credential }: Body): Buffer =>
  decoded(credential.response.authenticatorData as string);

export const rpIdHash = createHash('sha256').update('localhost').digest();

export const bodyOf = async (message: Request | Response): Promise<Body> =>
  message
    .clone()
    .json()
    .catch(() => ({}));

export const codeOf = async (response: Response): Promise<string> =>
  response.ok ? '' : ((await response.clone().json()) as { code: string }).code;

/** Which browser it is that asks; one that is new has got its cookie by the answer. */
export const browserOf = (request: Request, response?: Response): string => {
  const cookies = [request.headers.get('Cookie'), ...(response?.headers.getSetCookie() ?? [])];
  return /browser=([^;]+)/.exec(cookies.join('; '))?.[1] ?? '';
};

export const signedIn = answer(200, { user: { name: 'ada' } });
export const stored = answer(201, { id: 'made-up' });

/** Lets a refusal pass as a success, where the request is of a kind. */
export const lets =
  (
    what: string,
    success: Response,
    isSuch: (body: Body, app: App) => boolean | Promise<boolean>,
  ): Faulty['fault'] =>
  (app) =>
  async (request, next) => {
    const body: Body = isTo(request, what) ? await bodyOf(request) : undefined;
    const response = await next(request);
    const isWhole = typeof body?.credential?.response?.clientDataJSON === 'string';
    return isWhole && !response.ok && (await isSuch(body, app)) ? success.clone() : response;
  };

/** Answers otherwise, where the server answers this code. */
export const answers =
  (what: string, code: string, instead: Response): Faulty['fault'] =>
  () =>
  async (request, next) => {
    const response = await next(request);
    return isTo(request, what) && (await codeOf(response)) === code ? instead.clone() : response;
  };

/** Changes every successful answer to this. */
export const changes =
  (what: string, change: (body: Body) => unknown): Faulty['fault'] =>
  () =>
  async (request, next) => {
    const response = await next(request);
    return isTo(request, what) && response.ok ? withAnswer(response, change) : response;
  };

/** Changes the headers of every answer. */
export const headers =
  (change: (headers: Headers) => void): Faulty['fault'] =>
  () =>
  async (request, next) => {
    const response = await next(request);
    const changed = new Response(response.body, response);
    change(changed.headers);
    return changed;
  };

/** Does something to the database before a request comes to it. */
export const before =
  (what: string, sql: string): Faulty['fault'] =>
  ({ db }) =>
  async (request, next) => {
    if (isTo(request, what)) await db.execute(sql);
    return next(request);
  };
