import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { deviceOf, type DeviceName } from '../../src/providers/default-name.js';

const MAC =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15';
const LINUX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const USER_AGENTS: [DeviceName | undefined, string, number?][] = [
  [
    'iPhone',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Mobile Safari/604.1',
    5,
  ],
  ['iPad', 'Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15 Mobile Safari/604.1', 5],
  ['iPad', MAC, 5],
  ['Mac', MAC, 0],
  ['Mac', MAC],
  [
    'Android',
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36',
    5,
  ],
  ['Windows', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 10],
  ['Linux', LINUX],
  ['ChromeOS', 'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36'],
  [undefined, 'Node.js/22'],
  [undefined, ''],
];
const PLATFORMS: [DeviceName, string][] = [
  ['Mac', 'macOS'],
  ['Windows', 'Windows'],
  ['Linux', 'Linux'],
  ['Android', 'Android'],
  ['ChromeOS', 'Chrome OS'],
  ['ChromeOS', 'Chromium OS'],
];

const original = Object.getOwnPropertyDescriptor(globalThis, 'navigator');

function pretend(navigator: unknown): void {
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
}

describe('deviceOf', () => {
  afterEach(() => {
    if (original) Object.defineProperty(globalThis, 'navigator', original);
    else Reflect.deleteProperty(globalThis, 'navigator');
  });

  for (const [device, userAgent, maxTouchPoints] of USER_AGENTS) {
    it(`${device ?? 'nothing'} from "${userAgent.slice(0, 40)}", ${maxTouchPoints ?? 'no'} touch points`, () => {
      assert.equal(deviceOf(userAgent, { maxTouchPoints }), device);
    });
  }

  for (const [device, platform] of PLATFORMS) {
    it(`believes platform "${platform}" before the user agent`, () => {
      assert.equal(deviceOf(device === 'Linux' ? MAC : LINUX, { platform }), device);
      assert.equal(deviceOf(undefined, { platform }), device);
    });
  }

  it('turns to the user agent where the platform says nothing', () => {
    for (const platform of ['', 'Unknown', 'iOS', undefined])
      assert.equal(deviceOf(MAC, { platform }), 'Mac');
  });

  it('does not take a Mac with a touch screen attached for an iPad when the platform is told', () => {
    assert.equal(deviceOf(MAC, { platform: 'macOS', maxTouchPoints: 5 }), 'Mac');
  });

  it('does not mix what it is given with what this browser says', () => {
    pretend({ userAgent: LINUX, maxTouchPoints: 5, userAgentData: { platform: 'Linux' } });
    assert.equal(deviceOf(MAC), 'Mac');
  });

  it('looks at this browser when given nothing', () => {
    pretend({ userAgent: MAC, maxTouchPoints: 5 });
    assert.equal(deviceOf(), 'iPad');
    pretend({ userAgent: LINUX, userAgentData: { platform: 'Chrome OS' } });
    assert.equal(deviceOf(), 'ChromeOS');
  });

  it('is undefined where there is no navigator, or an empty one', () => {
    pretend(undefined);
    assert.equal(deviceOf(), undefined);
    pretend({});
    assert.equal(deviceOf(), undefined);
  });
});
