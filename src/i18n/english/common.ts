import type { CommonMessages } from '../messages.js';

/** The words for failures are a file of their own, which is loaded with the first failure. */
export const commonEnglish: Omit<CommonMessages, 'failure'> = {
  cancel: 'Cancel',
  retry: 'Try again',
  prompting: 'Follow the steps of your browser or device.',
  waiting: 'One moment…',
  failed: { message: 'That did not work.', next: 'Check your internet connection, then try again.' },
  misconfigured: 'This part of the page is not set up yet. Please tell the people who run this site.',
};
