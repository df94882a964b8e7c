import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConfigurationError } from '../../src/backend/configuration-error.js';
import { parseEndpoint } from '../../src/backend/endpoint.js';
import { contract, type PasskeyOperation } from '../../src/backend/operation.js';

const BASE = '/api/passkeys';

/** `[operation, template, base, method, url for the id "a b/c"]` */
const GOOD: [PasskeyOperation, string, string | undefined, string, string][] = [
  ['list', 'GET {base}', BASE, 'GET', '/api/passkeys'],
  ['list', '/me/keys', BASE, 'GET', '/me/keys'],
  ['list', '/me/keys', undefined, 'GET', '/me/keys'],
  ['list', 'POST /me/keys/query', undefined, 'POST', '/me/keys/query'],
  ['list', 'https://id.example/keys', undefined, 'GET', 'https://id.example/keys'],
  ['list', 'HTTPS://id.example/keys', BASE, 'GET', 'HTTPS://id.example/keys'],
  ['list', 'all', BASE, 'GET', '/api/passkeys/all'],
  ['list', '{base}/all', '/api/passkeys/', 'GET', '/api/passkeys/all'],
  ['list', '{base}', 'https://id.example/v1/', 'GET', 'https://id.example/v1'],
  ['list', '{base}/all', 'https://id.example', 'GET', 'https://id.example/all'],
  ['list', '  get   /me/keys  ', undefined, 'GET', '/me/keys'],
  ['registerBegin', '/me/keys/new', undefined, 'POST', '/me/keys/new'],
  ['rename', 'PUT /x/{id}/name', undefined, 'PUT', '/x/a%20b%2Fc/name'],
  ['rename', '/x/{id}', undefined, 'PATCH', '/x/a%20b%2Fc'],
  ['rename', '/x?key={id}', undefined, 'PATCH', '/x?key=a%20b%2Fc'],
  ['remove', 'post {id}/delete', BASE, 'POST', '/api/passkeys/a%20b%2Fc/delete'],
  ['remove', 'DELETE {base}/{id}', BASE, 'DELETE', '/api/passkeys/a%20b%2Fc'],
  ['remove', '/x/{id}/of/{id}', undefined, 'DELETE', '/x/a%20b%2Fc/of/a%20b%2Fc'],
];

/** `[operation, template, base, what the message must say]` */
const BAD: [PasskeyOperation, string, string | undefined, RegExp][] = [
  ['list', '', BASE, /write "METHOD \/path", for example "GET \/api\/passkeys"/],
  ['list', 'GET /a /b', BASE, /write "METHOD \/path"/],
  ['rename', 'PUT the name', BASE, /for example "PATCH \/api\/passkeys\/\{id\}"/],
  ['list', 'FETCH /keys', BASE, /"FETCH" is not a method; use GET, POST, PUT, PATCH, DELETE/],
  ['list', '{base}/all', undefined, /it needs the base, which is not set/],
  ['list', 'all', undefined, /it needs the base/],
  ['rename', 'PUT /keys/{key}', BASE, /"\{key\}" means nothing here; use \{id\}/],
  ['rename', 'PUT /keys/{id}/{userId}', BASE, /"\{userId\}" means nothing here/],
  ['rename', 'PUT /keys/{id', BASE, /"\{id" means nothing here/],
  ['list', '/keys/{user}', BASE, /"\{user\}" means nothing here; use \{base\}/],
  ['rename', 'PUT /keys/name', BASE, /\{id\}, where the id of the passkey goes/],
  ['remove', 'DELETE {base}', BASE, /\{id\}, where the id of the passkey goes/],
  ['list', 'GET /keys/{id}', BASE, /\{id\}/],
  ['registerComplete', 'POST {base}/{id}', BASE, /\{id\}/],
];

describe('an endpoint', () => {
  for (const [operation, template, base, method, url] of GOOD) {
    it(`"${template}" over ${base ?? 'no base'} is ${method} ${url}`, () => {
      const endpoint = parseEndpoint(operation, template, base, contract[operation]);
      assert.equal(endpoint.method, method);
      assert.equal(endpoint.url('a b/c'), url);
    });
  }

  for (const [operation, template, base, message] of BAD) {
    it(`"${template}" is refused for ${operation} over ${base ?? 'no base'}, with what to write instead`, () => {
      assert.throws(
        () => parseEndpoint(operation, template, base, contract[operation]),
        (error) =>
          error instanceof ConfigurationError &&
          error.setting === operation &&
          error.message.startsWith(`"${template}" is no endpoint`) &&
          message.test(error.message),
      );
    });
  }
});

describe('an id in an endpoint', () => {
  const { url } = parseEndpoint('remove', 'DELETE /api/passkeys/{id}', undefined, contract.remove);
  const pathOf = (id: string) => new URL(url(id), 'https://site.example').pathname;

  for (const id of ['$&', "$'$`$1", '?x=1', '#top', '../../users', '%2e%2e', 'ключ', '{id}', 'a+b/c==']) {
    it(`is one segment, whatever is in it: ${id}`, () => {
      const path = pathOf(id);
      assert.ok(path.startsWith('/api/passkeys/'), path);
      assert.equal(path.split('/').length, 4);
      assert.equal(decodeURIComponent(path.slice('/api/passkeys/'.length)), id);
    });
  }
});
