import type { RecoveryCodesMessages } from '../../../i18n/messages.js';

/** What stands over the codes where they are kept: whose they are, and since when. */
export const codesHeading = (terms: RecoveryCodesMessages): readonly [title: string, text: string] => [
  terms.codesFileTitle(location.host),
  terms.codesFileText(today()),
];

/** Has the browser save the codes as a text file. The file exists no longer than the call. */
export function download(terms: RecoveryCodesMessages, codes: readonly string[]): void {
  const lines = [...codesHeading(terms), '', ...codes, ''].join('\r\n');
  const href = URL.createObjectURL(new Blob([lines], { type: 'text/plain;charset=utf-8' }));
  const name = `recovery-codes-${location.host.replace(/[^\w.-]/g, '-')}.txt`;
  // The address is read in the click (HTML, downloading resources), so that it need not last longer.
  Object.assign(document.createElement('a'), { href, download: name }).click();
  URL.revokeObjectURL(href);
}

/** The visitor's day, as every language writes it. */
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
