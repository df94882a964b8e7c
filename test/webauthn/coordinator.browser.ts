/* One ceremony per document, across elements and across copies of the package: rules 1 and 2 of a ceremony. */
import { expect } from '@open-wc/testing';
import type * as Module from '../../src/webauthn/coordinator.js';
import { claim, onIdle } from '../../src/webauthn/coordinator.js';

type Coordinator = Pick<typeof Module, 'claim' | 'onIdle'>;

/** Another copy of the package on the same page: its own module, its own functions. */
const path = '../../src/webauthn/coordinator.ts';
const copy = (await import(`${path}?copy`)) as Coordinator;

describe('the coordinator', () => {
  let open: { release(): void }[] = [];
  let stops: (() => void)[] = [];
  const log: string[] = [];
  const take = (kind: 'modal' | 'waiting', name: string, from: Coordinator = { claim, onIdle }) => {
    const place = from.claim(kind, () => log.push(`${name} aborted`));
    if (place) open.push(place);
    return place;
  };

  beforeEach(() => {
    log.length = 0;
    open = [];
    stops = [onIdle(() => log.push('idle'))];
  });
  afterEach(() => {
    for (const stop of stops) stop();
    for (const place of open) place.release();
  });

  it('has a copy that is really another one', () => {
    expect(copy.claim).not.to.equal(claim);
  });

  for (const [what, other] of [
    ['of this copy', undefined],
    ['of another copy of the package', copy],
  ] as const) {
    it(`ends a waiting autofill ${what} in the tick of a modal claim`, () => {
      take('waiting', 'autofill', other);
      expect(take('modal', 'dialog')).not.to.equal(undefined);
      expect(log).to.deep.equal(['autofill aborted']);
    });

    it(`ends a dialog ${what} for a newer one`, () => {
      take('modal', 'first', other);
      expect(take('modal', 'second')).not.to.equal(undefined);
      expect(log).to.deep.equal(['first aborted']);
    });

    it(`gives a late autofill nothing while a dialog ${what} is open`, () => {
      take('modal', 'dialog', other);
      expect(take('waiting', 'autofill')).to.equal(undefined);
      expect(log).to.deep.equal([]);
    });

    it(`has a newer autofill take the place of one ${what}`, () => {
      take('waiting', 'first', other);
      expect(take('waiting', 'second')).not.to.equal(undefined);
      expect(log).to.deep.equal(['first aborted']);
    });

    it(`tells who waits when a dialog ${what} has ended`, () => {
      const place = take('modal', 'dialog', other);
      expect(log).to.deep.equal([]);
      place?.release();
      expect(log).to.deep.equal(['idle']);
      expect(take('waiting', 'autofill')).not.to.equal(undefined);
    });
  }

  it('tells nobody when an autofill has ended', () => {
    take('waiting', 'autofill')?.release();
    expect(log).to.deep.equal([]);
  });

  it('tells nobody when a dialog ends that had lost its place already', () => {
    const first = take('modal', 'first');
    take('modal', 'second');
    first?.release();
    expect(log).to.deep.equal(['first aborted']);
    expect(take('waiting', 'autofill')).to.equal(undefined);
  });

  it('releases once', () => {
    const place = take('modal', 'dialog');
    place?.release();
    place?.release();
    expect(log).to.deep.equal(['idle']);
  });

  it('tells no one who stopped listening', () => {
    for (const stop of stops.splice(0)) stop();
    take('modal', 'dialog')?.release();
    expect(log).to.deep.equal([]);
  });
});
