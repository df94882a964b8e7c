/* What the engine that runs the tests cannot do is skipped, where it shows, and counted as that. */
import { executeServerCommand } from '@web/test-runner-commands';
import './written-down.js';

let running: Mocha.Test | undefined;

beforeEach(function () {
  running = this.currentTest;
});

/** Ends the running test as one that is skipped. */
function skip(): never {
  // It throws, and the runner knows that error.
  running?.skip();
  throw new Error('No test is running.');
}

/** It has a virtual authenticator and a keyboard too, by another way than Chromium. */
export const isFirefox = navigator.userAgent.includes('Firefox');

const isHere = {
  /** The Signal API: what a password manager is told. */
  signals: 'signalUnknownCredential' in PublicKeyCredential,
  /** Firefox keeps to itself which model a virtual authenticator is. */
  aaguid: !isFirefox,
  /** Firefox counts its virtual authenticators as keys, never as this device. */
  platform: !isFirefox,
  /** Immediate mode and conditional creation; Firefox has neither. */
  quiet: !isFirefox,
  /** How a page looks on paper can be seen. */
  paper: !isFirefox,
};

/** For a test of what not every engine has. */
export function needs(what: keyof typeof isHere): void {
  if (!isHere[what]) skip();
}

/** A command of the test server; where the engine lacks what it is about, the running test is skipped. */
export async function runOrSkip<Answer>(command: string, payload: object): Promise<Answer> {
  const answer = await executeServerCommand<Answer & { lacking?: string }, object>(command, payload);
  if (answer.lacking !== undefined) skip();
  return answer;
}
