import type { RecoveryCodesMessages } from '../messages.js';

export const recoveryCodesEnglish: RecoveryCodesMessages = {
  codesTitle: 'Your recovery codes',
  codesText:
    'If you lose your passkeys, you sign in with one of these codes. Each works once. Keep them where only you will find them: they are shown this one time.',
  codesTextSecond:
    'If you lose your second factor, you type one of these codes in its place. Each works once. Keep them where only you will find them: they are shown this one time.',
  codesCopy: 'Copy',
  codesCopied: 'Copied.',
  codesSelected: 'Your browser does not allow this. The codes are selected: copy them yourself.',
  codesDownload: 'Save as a file',
  codesDownloaded: 'The file is being saved.',
  codesPrint: 'Print',
  codesSaved: 'I have saved them',
  codesSaveFirst: 'Save the codes first, then tick the box.',
  codesDone: 'Done',
  codesUnsaved: 'Close without having saved the codes? They cannot be shown again.',
  codesBack: 'Back to the codes',
  codesLeave: 'Close anyway',
  codesFileTitle: (site) => `Recovery codes for ${site}`,
  codesFileText: (date) => `Made on ${date}. Each code works once. Older codes do not work any more.`,
};
