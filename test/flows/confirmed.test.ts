/* What a backend wants before it changes an account: a fresh session, the password with the request, or both. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { confirmed, type AskPassword } from '../../src/flows/confirmed.js';
import { PasskeyFailure } from '../../src/model/failure.js';

const wanted = () => new PasskeyFailure('reauth_required', { field: 'password' });

/** Types these, one after the other, and then gives up. */
const typing =
  (told: string[], ...passwords: string[]): AskPassword =>
  async (deed) => {
    for (const password of passwords)
      try {
        await deed(password);
        return;
      } catch (error) {
        told.push((error as PasskeyFailure).code);
      }
    throw new PasskeyFailure('cancelled');
  };

const deed = async ({ password }: { password?: string }) => {
  if (password !== 'right') throw wanted();
  return 'done';
};

describe('what is confirmed', () => {
  it('is asked for without a password first', async () => {
    const asked: unknown[] = [];
    await confirmed(async (typed) => asked.push(typed), { password: () => assert.fail() });
    assert.deepEqual(asked, [{}]);
  });

  it('goes on with the right password, after wrong ones', async () => {
    const told: string[] = [];
    assert.equal(await confirmed(deed, { password: typing(told, 'wrong', 'right') }), 'done');
    assert.deepEqual(told, ['code_invalid']);
  });

  it('is cancelled by who types none', async () => {
    await assert.rejects(confirmed(deed, { password: typing([], 'wrong') }), { code: 'cancelled' });
  });

  it('wants no fresh session in the place of a password', async () => {
    const stepUp = () => assert.fail();
    await assert.rejects(confirmed(deed, { stepUp }), { code: 'reauth_required', field: 'password' });
    assert.equal(await confirmed(deed, { stepUp, password: typing([], 'right') }), 'done');
  });

  it('takes a fresh session, and then the password', async () => {
    let fresh = false;
    const both = async (typed: { password?: string }) => {
      if (!fresh) throw new PasskeyFailure('reauth_required');
      return deed(typed);
    };
    const stepUp = async () => void (fresh = true);
    assert.equal(await confirmed(both, { stepUp, password: typing([], 'right') }), 'done');
  });

  it('fails as it does, where the password was not what was wrong', async () => {
    const told: string[] = [];
    const conflict = async ({ password }: { password?: string }) => {
      throw password === undefined ? wanted() : new PasskeyFailure('conflict');
    };
    await assert.rejects(confirmed(conflict, { password: typing(told, 'right') }), { code: 'conflict' });
    assert.deepEqual(told, []);
  });

  it('can be sent again where it did not arrive', async () => {
    const told: string[] = [];
    let times = 0;
    const lost = async (typed: { password?: string }) => {
      if (typed.password && times++ === 0) throw new PasskeyFailure('network');
      return deed(typed);
    };
    assert.equal(await confirmed(lost, { password: typing(told, 'right', 'right') }), 'done');
    assert.deepEqual(told, ['network']);
  });
});
