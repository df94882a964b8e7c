/* Where a visitor may be sent: rule 11 of a ceremony. */
import { expect } from '@open-wc/testing';
import { returnUrl } from '../../../src/elements/shared/return-to.js';

const here = location.origin;
const other = 'https://app.example';

const followed: readonly [string, string][] = [
  ['/home', `${here}/home`],
  ['home', new URL('home', document.baseURI).href],
  ['?a=1#b', new URL('?a=1#b', document.baseURI).href],
  ['/a//b', `${here}/a//b`],
  ['/%2F%2Fevil.example', `${here}/%2F%2Fevil.example`],
  ['/home?next=https://evil.example/', `${here}/home?next=https://evil.example/`],
  [` ${here}/home\n`, `${here}/home`],
  [`${here.toUpperCase()}/Home`, `${here}/Home`],
  [`${other}/a`, `${other}/a`],
  [`${other}:443/a`, `${other}/a`],
];

const refused: readonly string[] = [
  '',
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'JAVASCRIPT:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'blob:' + `${here}/0`,
  'file:///etc/passwd',
  'ftp://app.example/',
  'mailto:ada@example.org',
  'about:blank',
  '//evil.example',
  '///evil.example',
  '\\\\evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '\u0000//evil.example',
  'https:evil.example',
  'https://evil.example/',
  `https://evil.example/${other}`,
  `${other}.evil.example/`,
  `${other}@evil.example/`,
  'http://app.example/',
  `${other}:8443/`,
  'https://user:pw@app.example/',
  'https://user@app.example/',
  here.replace('://', '://user:pw@'),
  'http://localhost:1/',
  'https://',
  'http://[',
];

describe('returnUrl', () => {
  for (const [target, url] of followed) {
    it(`follows ${JSON.stringify(target)}`, () => {
      expect(returnUrl(target, [other])?.href).to.equal(url);
    });
  }

  for (const target of refused) {
    it(`refuses ${JSON.stringify(target)}`, () => {
      expect(returnUrl(target, [other])?.href).to.equal(undefined);
    });
  }

  it('refuses what nobody named', () => {
    expect(returnUrl(undefined, [other])).to.equal(undefined);
  });

  it('refuses another origin that is not listed', () => {
    expect(returnUrl(`${other}/a`)).to.equal(undefined);
    expect(returnUrl(`${other}/a`, ['', '*', 'null', 'app.example', `${other}/`])).to.equal(undefined);
  });
});
