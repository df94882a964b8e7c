import type { TestMessages } from '../messages.js';

export const testEnglish: TestMessages = {
  testButton: 'Test',
  testOf: (name) => `Test ${name}`,
  testing: (name) => `Testing ${name}. Follow the instructions of your browser.`,
  testWorks: 'Works here',
  testWorksOf: (name) => `${name} works here.`,
  testAnother: 'Another passkey answered. This one may be on a different device.',
  testNothing: 'Nothing was chosen. This passkey may be on a different device; it is still yours.',
};
