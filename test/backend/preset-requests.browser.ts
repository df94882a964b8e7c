/* What a preset asks for travels as the backend wants it: forms, queries, headers, and proofs against forgery. */
import { expect } from '@open-wc/testing';
import { definePreset, presetBackend, type PresetConfig, type PresetRequest } from '../../src/index.js';

const ELSEWHERE = 'https://id.example/auth';

interface Sent {
  readonly url: string;
  readonly headers: Headers;
  readonly body: BodyInit | null | undefined;
}

function rename(request: PresetRequest, config: PresetConfig = {}) {
  const sent: Sent[] = [];
  const preset = definePreset({
    name: 'mine',
    title: 'Mine',
    base: '/mine',
    csrf: [
      { header: 'X-Meta', meta: 'token-in-meta' },
      { header: 'X-Cookie', cookie: 'token-in-cookie' },
    ],
    headers: () => ({ 'X-Vendor': 'preset' }),
    capabilities: { naming: 'finish', lastPasskey: 'unknown', stepUp: 'none', fields: ['id'] },
    operations: {
      list: { endpoint: 'GET {base}/all', answer: () => ({ passkeys: [] }) },
      rename: { endpoint: 'POST {base}/{id}', request: () => request },
    },
  });
  const answer: typeof fetch = (input, init) => {
    sent.push({ url: input as string, headers: new Headers(init?.headers), body: init?.body });
    return Promise.resolve(Response.json({ id: '1' }));
  };
  return { sent, backend: presetBackend(preset, { ...config, fetch: answer }) };
}

describe('what a preset asks', () => {
  afterEach(() => {
    document.querySelector('meta[name="token-in-meta"]')?.remove();
    document.cookie = 'token-in-cookie=; max-age=0';
  });
  const meta = (content: string) => {
    const element = Object.assign(document.createElement('meta'), { name: 'token-in-meta', content });
    document.head.append(element);
  };

  it('travels as a form', async () => {
    const { sent, backend } = rename({ encoding: 'form', body: { name: 'a & b', more: { x: 1 }, n: 2 } });
    await backend.rename?.('1', 'a & b');
    const [{ body, headers } = {}] = sent;
    expect(String(body)).to.equal('name=a+%26+b&more=%7B%22x%22%3A1%7D&n=2');
    // The browser says it by itself, as for every form.
    expect(headers?.has('Content-Type')).to.equal(false);
    expect(new Request('/x', { method: 'POST', body: body ?? null }).headers.get('Content-Type')).to.match(
      /^application\/x-www-form-urlencoded/,
    );
  });

  it('travels as a form of parts', async () => {
    const { sent, backend } = rename({
      encoding: 'multipart',
      body: { name: 'ключ', credential: { id: 'x' } },
    });
    await backend.rename?.('1', 'ключ');
    const { body } = sent[0] ?? {};
    expect(body).to.be.instanceOf(FormData);
    expect([...(body as FormData)]).to.deep.equal([
      ['name', 'ключ'],
      ['credential', '{"id":"x"}'],
    ]);
  });

  it('has its query and its headers, over which the page has the last word', async () => {
    const { sent, backend } = rename(
      { query: { a: 'x y', none: undefined }, headers: { 'X-Mine': '1', 'X-Vendor': 'request' } },
      { headers: { 'X-Mine': 'page' } },
    );
    await backend.rename?.('a/b', 'c');
    const [{ url, headers } = { url: '', headers: undefined }] = sent;
    expect(url).to.match(/\/mine\/a%2Fb\?a=x(\+|%20)y$/);
    expect(headers?.get('X-Mine')).to.equal('page');
    expect(headers?.get('X-Vendor')).to.equal('request');
  });

  it('proves itself by the page’s meta element, else by its cookie, and where nothing changes not at all', async () => {
    document.cookie = 'token-in-cookie=from%20cookie';
    const { sent, backend } = rename({ body: {} });
    await backend.list?.();
    await backend.rename?.('1', 'c');
    meta('from meta');
    await backend.rename?.('1', 'c');
    expect(sent.map(({ headers }) => [headers.get('X-Meta'), headers.get('X-Cookie')])).to.deep.equal([
      [null, null],
      [null, 'from cookie'],
      ['from meta', null],
    ]);
  });

  it('gives the tokens of this page to no other origin, unless the page says so', async () => {
    document.cookie = 'token-in-cookie=secret';
    meta('secret');
    const quiet = rename({ body: {} }, { base: ELSEWHERE });
    await quiet.backend.rename?.('1', 'c');
    expect(quiet.sent[0]?.url).to.equal(`${ELSEWHERE}/1`);
    expect([...(quiet.sent[0]?.headers.values() ?? [])].join()).not.to.contain('secret');
    const told = rename({ body: {} }, { base: ELSEWHERE, csrf: { header: 'X-Page', token: () => 'meant' } });
    await told.backend.rename?.('1', 'c');
    expect(told.sent[0]?.headers.get('X-Page')).to.equal('meant');
    expect(told.sent[0]?.headers.has('X-Meta')).to.equal(false);
  });
});
