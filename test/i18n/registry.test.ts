import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadLanguage, registerLocale, supportedLanguage, termsOf } from '../../src/i18n/locale-registry.js';

describe('the language for a tag', () => {
  const CASES: [string, string][] = [
    ['de', 'de'],
    ['de-AT', 'de'],
    ['de-Latn-CH-1996', 'de'],
    ['DE-ch', 'de'],
    ['en', 'en'],
    ['en-GB', 'en'],
    ['tlh', 'en'],
    ['', 'en'],
    ['-', 'en'],
    ['d', 'en'],
    ['deu', 'en'],
    ['constructor', 'en'],
    ['toString-x', 'en'],
    ['__proto__', 'en'],
  ];
  for (const [tag, language] of CASES) {
    it(`"${tag}" is ${language}`, () => assert.equal(supportedLanguage(tag), language));
  }
});

describe('a language of the page’s own', () => {
  it('serves its tag and what is more special, and nothing else', () => {
    registerLocale('pt-BR', { cancel: 'Cancelar' });
    assert.equal(supportedLanguage('pt-br'), 'pt-br');
    assert.equal(supportedLanguage('pt-BR-x-a'), 'pt-br');
    assert.equal(supportedLanguage('pt'), 'en');
    assert.equal(supportedLanguage('pt-PT'), 'en');
    assert.deepEqual(termsOf('pt-br'), { cancel: 'Cancelar' });
  });

  it('may have only some of the terms, and is not loaded', () => {
    registerLocale('fr', { cancel: 'Annuler' });
    assert.equal(loadLanguage('fr'), undefined);
    assert.deepEqual(termsOf('fr'), { cancel: 'Annuler' });
  });

  it('is replaced by registering it again', () => {
    registerLocale('it', { cancel: 'A' });
    registerLocale('it', { retry: 'B' });
    assert.deepEqual(termsOf('it'), { retry: 'B' });
  });
});

describe('a language of the package', () => {
  it('is loaded once, and then there', async () => {
    assert.deepEqual(termsOf('de'), {});
    const first = loadLanguage('de');
    assert.equal(loadLanguage('de'), first);
    await first;
    assert.equal(termsOf('de').cancel, 'Abbrechen');
    assert.equal(loadLanguage('de'), undefined);
  });

  it('English needs no loading', () => assert.equal(loadLanguage('en'), undefined));
});
