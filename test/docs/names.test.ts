/* Tags, attributes, properties, events, parts and states that the pages name are those of the elements. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { build } from '../../tools/build.mjs';
import { manifest, namesOf, problemsOf } from './support/markup.js';
import { ofKind } from './support/snippets.js';

const observed = new Map<string, readonly string[]>();

before(async () => {
  assert.ok(await build(['dist'], { ifStale: true }));
  const { PasskeyLogin, PasskeyManager, PasskeySignup } = await import('../../src/index.js');
  observed.set('passkey-login', PasskeyLogin.observedAttributes);
  observed.set('passkey-signup', PasskeySignup.observedAttributes);
  observed.set('passkey-manager', PasskeyManager.observedAttributes);
});

describe('the names in markup', () => {
  const marked = ofKind('html', 'html index.html', 'html angular', 'ts angular', 'vue', 'svelte');
  for (const snippet of marked) {
    it(`${snippet.where} are those of the elements`, () => {
      assert.match(snippet.code, /<passkey-/);
      assert.deepEqual(problemsOf(snippet.code), []);
    });
  }
});

describe('the names in style sheets', () => {
  const properties = manifest.flatMap(({ cssProperties }) => cssProperties.map(({ name }) => name));

  for (const { where, code } of ofKind('css')) {
    it(`${where} are those of the elements`, () => {
      for (const [name] of code.matchAll(/--passkey-[\w-]+/g)) assert.ok(properties.includes(name), name);
      for (const [, tag = '', kind, name = ''] of code.matchAll(
        /(passkey-\w+)?(?::state\([\w-]+\))?::?(part|state)\(([\w-]+)\)/g,
      ))
        assert.ok(namesOf(tag, kind === 'part' ? 'cssParts' : 'cssStates').includes(name), `${tag} ${name}`);
      for (const [, tag = '', name = ''] of code.matchAll(/(passkey-\w+):state\(([\w-]+)\)/g))
        assert.ok(namesOf(tag, 'cssStates').includes(name), `${tag} ${name}`);
    });
  }
});

describe('the manifest, of which the tables are made', () => {
  for (const { tagName, attributes } of manifest) {
    it(`names the attributes that ${tagName} listens to`, () => {
      const inherited = ['lang'];
      const listened = observed.get(tagName)?.filter((name) => !inherited.includes(name)) ?? [];
      assert.deepEqual(attributes.map(({ name }) => name).sort(), [...listened].sort());
    });
  }
});
