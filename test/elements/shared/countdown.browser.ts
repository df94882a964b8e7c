/* How long to wait, told truly while that time passes, and heard twice. The clock is the test's own. */
import { expect } from '@open-wc/testing';
import { html, nothing, render } from 'lit';
import { patientWords } from '../../../src/elements/shared/countdown.js';
import { commonEnglish } from '../../../src/i18n/english/common.js';
import { failureEnglish } from '../../../src/i18n/english/failures.js';
import { PasskeyFailure } from '../../../src/model/failure.js';

const terms = { ...commonEnglish, failure: failureEnglish };

describe('a wait that the backend asks for', () => {
  const { now } = Date;
  const { setInterval, clearInterval } = window;
  let passed = 0;
  const ticking = new Map<number, () => void>();
  const box = document.createElement('div');

  /** Lets seconds pass, and every timer notice. */
  const wait = (seconds: number) => {
    passed += seconds * 1000;
    for (const tick of [...ticking.values()]) tick();
  };
  const draw = (failure: PasskeyFailure) => {
    const { message, next } = patientWords(terms, failure);
    render(html`${message} ${next}`, box);
  };
  const seen = () => box.querySelector('[aria-hidden]')?.textContent;
  const heard = () => box.querySelector('.hidden-text')?.textContent;
  const limited = (retryAfter?: number) => new PasskeyFailure('rate_limited', { retryAfter: retryAfter! });

  beforeEach(() => {
    passed = 0;
    document.body.append(box);
    const start = now();
    Date.now = () => start + passed;
    let id = 0;
    window.setInterval = ((tick: () => void) => (ticking.set(++id, tick), id)) as typeof setInterval;
    window.clearInterval = (timer) => void ticking.delete(timer as number);
  });

  afterEach(() => {
    render(nothing, box);
    box.remove();
    Object.assign(Date, { now });
    Object.assign(window, { setInterval, clearInterval });
    ticking.clear();
  });

  it('is counted down for the eye, and said aloud once', () => {
    draw(limited(30));
    expect([seen(), heard()]).to.deep.equal(['Try again in 30 seconds.', 'Try again in 30 seconds.']);
    wait(12);
    expect([seen(), heard()]).to.deep.equal(['Try again in 18 seconds.', 'Try again in 30 seconds.']);
  });

  it('ends in "now", said aloud once more, and nothing ticks any longer', () => {
    draw(limited(30));
    wait(29.5);
    expect(seen()).to.equal('Try again in 1 second.');
    wait(0.5);
    expect([seen(), heard()]).to.deep.equal(['You can try again now.', 'You can try again now.']);
    expect(ticking.size).to.equal(0);
  });

  it('does not begin anew when it is drawn again, or elsewhere', () => {
    const failure = limited(30);
    draw(failure);
    wait(10);
    draw(failure);
    expect(seen()).to.equal('Try again in 20 seconds.');
    render(nothing, box);
    wait(5);
    expect(ticking.size).to.equal(0);
    draw(failure);
    expect(seen()).to.equal('Try again in 15 seconds.');
    expect(ticking.size).to.equal(1);
  });

  it('begins anew with the next refusal', () => {
    draw(limited(30));
    wait(20);
    draw(limited(60));
    expect([seen(), heard()]).to.deep.equal(['Try again in 60 seconds.', 'Try again in 60 seconds.']);
    wait(1);
    expect(seen()).to.equal('Try again in 59 seconds.');
    expect(ticking.size).to.equal(1);
  });

  it('is nothing to count where nobody says how long', () => {
    draw(limited());
    expect(box.textContent).to.equal('Too many tries. Please try again later.');
    expect(ticking.size).to.equal(0);
  });
});
