/* A click that comes before the code it needs, and code that does not come. */
import { expect } from '@open-wc/testing';
import { LateFlow } from '../../../src/elements/shared/late-flow.js';
import { LoginFlow, type LoginState } from '../../../src/flows/login-flow.js';
import type { PasskeyFailure } from '../../../src/index.js';

describe('a flow that is loaded late', () => {
  let told: string[] = [];
  let bring: (flow: LoginFlow) => void = () => undefined;
  let refuse: (error: Error) => void = () => undefined;
  let loads = 0;
  let late: LateFlow<LoginState, LoginFlow>;
  const flow = () => new LoginFlow(() => ({}));

  beforeEach(() => {
    told = [];
    loads = 0;
    late = new LateFlow<LoginState, LoginFlow>(
      () => {
        loads += 1;
        return new Promise((resolve, reject) => {
          bring = resolve;
          refuse = reject;
        });
      },
      {
        changed: () => told.push(late.state.name),
        failed: ({ code }: PasskeyFailure) => told.push(`failed: ${code}`),
        cancelled: () => told.push('cancelled'),
      },
    );
  });

  it('is busy while a deed waits for it, then does the deed', async () => {
    const done = late.do(async () => 'done');
    expect(late.state.name).to.equal('requesting');
    bring(flow());
    expect(await done).to.equal('done');
    expect(late.state.name).to.equal('idle');
  });

  it('does a deed in its own tick once it is there', async () => {
    bring(flow());
    const loading = late.load();
    bring(flow());
    await loading;
    let did = false;
    void late.do(async () => (did = true));
    expect(did).to.equal(true);
  });

  it('takes a double click for one', async () => {
    const first = late.do(async () => 1);
    expect(await late.do(async () => 2)).to.equal(undefined);
    bring(flow());
    expect(await first).to.equal(1);
    expect(loads).to.equal(1);
  });

  it('drops a deed that was cancelled meanwhile, and says so once', async () => {
    const done = late.do(async () => 'done');
    late.cancel();
    late.cancel();
    bring(flow());
    expect(await done).to.equal(undefined);
    expect(told).to.deep.equal(['requesting', 'idle', 'cancelled']);
  });

  it('fails like a network where it cannot be loaded, and the next try loads again', async () => {
    const done = late.do(async () => 'done');
    refuse(new TypeError('no chunk'));
    expect(await done).to.equal(undefined);
    expect(told).to.deep.equal(['requesting', 'failed', 'failed: network']);
    const again = late.do(async () => 'done');
    bring(flow());
    expect(await again).to.equal('done');
    expect(loads).to.equal(2);
  });

  it('says nothing where nobody waited for what cannot be loaded', async () => {
    const loading = late.load().catch(() => 'refused');
    refuse(new TypeError('no chunk'));
    expect(await loading).to.equal('refused');
    expect(told).to.deep.equal([]);
    expect(late.state.name).to.equal('idle');
  });
});
